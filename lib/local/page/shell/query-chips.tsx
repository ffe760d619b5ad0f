import { useLayoutEffect, useRef, useState } from 'react'

/** The queries of a channel in one line. Those for which there is no room are counted. */
export function QueryChips({ queries }: { queries: string[] }) {
  const chips = useRef<HTMLSpanElement>(null)
  const [hidden, setHidden] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other queries need other room
  useLayoutEffect(() => {
    const line = chips.current
    if (!line) return
    const observer = new ResizeObserver(() => setHidden(countHidden(line)))
    observer.observe(line)
    setHidden(countHidden(line))
    return () => observer.disconnect()
  }, [queries.join()])
  return (
    <p className="queries" title={`이 채널의 구독: ${queries.join(', ')}`}>
      <span className="quiet">이 채널의 구독: </span>
      <span ref={chips} className="chips">
        {queries.map((query) => (
          <span key={query} className="query">
            {query}
          </span>
        ))}
      </span>
      {hidden > 0 && (
        <span className="query more" aria-hidden="true">
          +{hidden}
        </span>
      )}
    </p>
  )
}

/** What does not fit wraps into a second line, which CSS hides. */
function countHidden(line: HTMLElement): number {
  const all = [...line.children] as HTMLElement[]
  return all.filter(({ offsetTop }) => offsetTop > (all[0]?.offsetTop ?? 0)).length
}
