import type { KnownBlock } from '@slack/types'
import { useEffect } from 'react'
import type { PageState } from '../../page-server/page-state.ts'
import { Fields } from '../fields/fields.ts'
import { doIt } from '../hooks/do-it.ts'
import { useFieldValues } from '../hooks/use-field-values.ts'
import { BlockList } from '../messages/block-list.tsx'

/** The app's own Home tab, as it last published it. */
export function HomeView({ home }: Pick<PageState, 'home'>) {
  useEffect(() => void doIt('home'), [])
  const blocks = (home?.blocks ?? []) as unknown as KnownBlock[]
  const { values, setValues, now } = useFieldValues(blocks)
  return (
    <main className="channel">
      <header>
        <h1>초록</h1>
      </header>
      <section className="home">
        {!home && <p className="hint">여는 중입니다…</p>}
        <Fields value={{ values, setValues, act: (action) => doIt('act', { view: home?.id, action, values: now() }) }}>
          <BlockList blocks={blocks} />
        </Fields>
      </section>
    </main>
  )
}
