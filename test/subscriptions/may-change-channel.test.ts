import { expect, test } from 'vitest'
import { type ChangeRequest, mayChangeChannel } from '../../functions/subscriptions/may-change-channel.ts'

/** Who is known to be where; asking about anybody is noted. */
function membership() {
  const asked: string[] = []
  const deps = {
    async isIn({ team, channel }: { team: string; channel: string }, user: string) {
      asked.push(`${user} in ${team} ${channel}`)
      return user === 'U1' && team === 'T1' && channel === 'C1'
    },
  }
  return { deps, asked }
}

test.each<[string, string, ChangeRequest, boolean, string[]]>([
  ['from within the channel', 'C9', { by: 'U2', askedIn: 'C9' }, true, []],
  ['in one’s own conversation with the bot, from the Home', 'D1', { by: 'U2', direct: 'D1' }, true, []],
  ['from another channel, by a member', 'C1', { by: 'U1', askedIn: 'C2' }, true, ['U1 in T1 C1']],
  ['from another channel, by nobody known to be in it', 'C1', { by: 'U2', askedIn: 'C2' }, false, ['U2 in T1 C1']],
  ['from the Home, by a member', 'C1', { by: 'U1', direct: 'D1' }, true, ['U1 in T1 C1']],
  ['from the Home, by who has left', 'C1', { by: 'U2', direct: 'D1' }, false, ['U2 in T1 C1']],
  ['from a Home that does not know its conversation', 'C1', { by: 'U2', direct: '' }, false, ['U2 in T1 C1']],
  ['in no channel', '', { by: 'U1', askedIn: '', direct: '' }, false, []],
])('a change %s', async (_, channel, request, may, looks) => {
  const { deps, asked } = membership()
  expect(await mayChangeChannel(deps, { team: 'T1', channel }, request)).toBe(may)
  expect(asked).toEqual(looks)
})
