import type { KnownBlock } from '@slack/types'
import { useEffect } from 'react'
import type { PageState } from '../page-state.ts'
import { BlockList } from './block-list.tsx'
import { doIt } from './do-it.ts'
import { Fields } from './fields.ts'
import { useFieldValues } from './use-field-values.ts'

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
