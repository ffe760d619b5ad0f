import type { KnownBlock } from '@slack/types'
import { useEffect } from 'react'
import type { PageState } from '../../page-server/page-state.ts'
import { FieldsProvider } from '../fields/fields.ts'
import { useFieldValues } from '../fields/use-field-values.ts'
import { askProgram } from '../hooks/program.ts'
import { BlockList } from '../messages/block-list.tsx'

/** The app's Home tab, as the app last published it. */
export function HomeView({ home }: Pick<PageState, 'home'>) {
  useEffect(() => void askProgram('home'), [])
  const blocks = (home?.blocks ?? []) as unknown as KnownBlock[]
  const { values, setValues, current } = useFieldValues(blocks)
  return (
    <main className="channel">
      <header>
        <h1>초록</h1>
      </header>
      <section className="home">
        {!home && <p className="hint">여는 중입니다…</p>}
        <FieldsProvider
          value={{
            values,
            setValues,
            act: (action) => askProgram('act', { view: home?.id, action, values: current() }),
          }}
        >
          <BlockList blocks={blocks} />
        </FieldsProvider>
      </section>
    </main>
  )
}
