import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSlashCommand } from '../../../functions/slack/incoming/slash-command.ts'
import { understand } from '../../../functions/subscriptions/query/understanding/understand.ts'

/** A command as Slack sends it: what a person typed is escaped. */
function commandOf(typed: string) {
  const text = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return readSlashCommand({
    command: '/subscribe',
    text,
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'here',
    user_id: 'U1',
    response_url: 'https://hooks.example.com/1',
    trigger_id: '1.1',
  })
}

test('tabs and line breaks of a sheet stay, and other spaces become one', () => {
  expect(commandOf(' 탄소중립\t배출권\r\n메탄\u00a0\u3000감축 ').words).toBe('탄소중립\t배출권\n메탄 감축')
})

test('a command is understood as the same text is that did not come through Slack', () => {
  const piece = fc.constantFrom(
    ...'\t|\n|\r\n| |  |\u00a0|\u3000|\u2028|\v|, |/|·|(|)|"|-|+|!|<|>|&|1. |- |키워드|담당|탄소중립|ESG|리튬|코발트|자동차 제외|환경부|매주|알려줘|OR|AND|및|https://example.com/a'.split(
      /(?<!^)\|/,
    ),
    '|',
  )
  const typed = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(typed, (text) => {
      const { queries, offers, rhythm } = understand(commandOf(text).words)
      const direct = understand(text)
      expect({ queries, offers, rhythm }).toEqual({
        queries: direct.queries,
        offers: direct.offers,
        rhythm: direct.rhythm,
      })
    }),
    { numRuns: 1_000, seed: 7 },
  )
})
