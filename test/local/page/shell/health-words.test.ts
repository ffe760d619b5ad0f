import { expect, test } from 'vitest'
import { koSources } from '../../../../functions/copy/ko/ko-sources.ts'
import type { Health } from '../../../../functions/releases/health/source-health.ts'
import { HEALTH_WORDS } from '../../../../lib/local/page/shell/health-words.ts'

test.each(Object.entries(HEALTH_WORDS))(
  'a source that is %s is said to be so on the page as in Slack: %s',
  (health, words) => {
    expect(koSources.line({ name: '기후부', health: health as Health })).toContain(`기후부 — ${words}`)
  },
)
