import type { DataTableBlock, RichTextBlock } from '@slack/types'
import { useState } from 'react'
import { ReadingBlock } from './reading-block.tsx'

const DEFAULT_PAGE_SIZE = 5

/** A table whose first row names the columns, a page at a time. */
export function DataTable({ block }: { block: DataTableBlock }) {
  const { rows, caption, page_size: pageSize = DEFAULT_PAGE_SIZE, row_header_column_index: headerColumn = 0 } = block
  const [head = [], ...body] = rows
  const [page, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(body.length / pageSize))
  const current = Math.min(page, pages - 1)
  const shown = body.slice(current * pageSize, (current + 1) * pageSize)
  return (
    <div className="data-table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={columnKey(column)} scope="col">
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => (
            <tr key={columnKey(current * pageSize + at)}>
              {row.map((cell, column) =>
                column === headerColumn ? (
                  <th key={columnKey(column)} scope="row">
                    <Cell cell={cell} />
                  </th>
                ) : (
                  <td key={columnKey(column)}>
                    <Cell cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav aria-label={`${caption} 쪽`}>
          <button type="button" className="plain" disabled={current === 0} onClick={() => setPage(current - 1)}>
            이전
          </button>
          <span className="hint">
            {current + 1}/{pages}쪽
          </span>
          <button type="button" className="plain" disabled={current === pages - 1} onClick={() => setPage(current + 1)}>
            다음
          </button>
        </nav>
      )}
    </div>
  )
}

/** Rows and columns have no names of their own: where they stand is what they are. */
function columnKey(at: number): string {
  return String(at)
}

function Cell({ cell }: { cell: DataTableBlock['rows'][number][number] | undefined }) {
  if (!cell) return null
  if (cell.type === 'rich_text') return <ReadingBlock block={cell as RichTextBlock} />
  return cell.type === 'raw_number' ? (cell.text ?? cell.value.toLocaleString('ko-KR')) : cell.text
}
