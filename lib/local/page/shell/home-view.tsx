import type { KnownBlock } from '@slack/types'
import { useEffect, useState } from 'react'
import type { PageState } from '../../page-server/page-state.ts'
import type { ActionAnswer } from '../../slack/take-action.ts'
import { type FieldAction, FieldsProvider } from '../fields/fields.ts'
import { useFieldValues } from '../fields/use-field-values.ts'
import { askProgram } from '../hooks/program.ts'
import { BlockList } from '../messages/block-list.tsx'

/** The app's Home tab, as the app last published it. */
export function HomeView({ home }: { home: PageState['homes'][string] | undefined }) {
  useEffect(() => void askProgram('home'), [])
  const blocks = (home?.blocks ?? []) as unknown as KnownBlock[]
  const { values, setValues, current } = useFieldValues(blocks)
  const [failed, setFailed] = useState<string>()
  const act = async (action: FieldAction) => {
    const answer = await askProgram<ActionAnswer>('act', { view: home?.id, action, values: current() })
    setFailed(answer.failed)
  }
  return (
    <main className="channel">
      <header>
        <h1>초록</h1>
      </header>
      <section className="home">
        {!home && <p className="hint">여는 중입니다…</p>}
        <FieldsProvider value={{ values, setValues, act }}>
          <BlockList blocks={blocks} />
        </FieldsProvider>
        {failed && (
          <p className="error" role="alert">
            {failed}
          </p>
        )}
      </section>
    </main>
  )
}
