import { expect, test } from 'vitest'
import type { Health } from '../../functions/releases/health.ts'
import { koSources } from '../../functions/slack/copy/ko-sources.ts'
import { HEALTH_WORDS } from '../../lib/local/page/health-words.ts'

test.each(Object.entries(HEALTH_WORDS))(
  'a source that is %s is said to be so on the page as in Slack: %s',
  (health, words) => {
    expect(koSources.line({ name: '기후부', health: health as Health })).toContain(`기후부 — ${words}`)
  },
)
