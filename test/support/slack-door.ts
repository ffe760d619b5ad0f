import type { Language } from '../../functions/copy/languages/language.ts'
import type { Delivery } from '../../functions/delivery/delivery.ts'
import type { Source, SourceState } from '../../functions/releases/source.ts'
import type { Answer } from '../../functions/slack/blocks/ephemeral.ts'
import type { AnswerJob } from '../../functions/slack/incoming/answer-job.ts'
import { openSlackDoor } from '../../functions/slack/receive.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import type { Feedback } from '../../functions/subscriptions/match-feedback.ts'
import type { QuietHours } from '../../functions/subscriptions/quiet-hours.ts'
import type { Subscription } from '../../functions/subscriptions/subscription.ts'
import { commandForm, SECRET, signedRequest } from './signed-request.ts'

export const NOW = Date.parse('2026-07-23T14:05:00+09:00')

const SOURCES: Source[] = [
  { id: 'fsc', name: '금융위원회 보도자료', rhythm: 1 },
  { id: 'moel', name: '고용노동부 정책자료', rhythm: 1 },
  { id: 'open-api', name: '정책브리핑 보도자료' },
]

/** The real slack door over arrays in memory. Slack cannot be reached unless `api` names a server. */
export function doorOf(api = 'http://127.0.0.1:9/api/') {
  const subscriptions: Subscription[] = []
  const jobs: AnswerJob[] = []
  const calls: string[] = []
  const states: SourceState[] = []
  const paused = new Map<string, string>()
  const quiet = new Map<string, QuietHours>()
  const woken: string[] = []
  const languages = new Map<string, Language>()
  const seen = new Set<string>()
  const deliveries: Delivery[] = []
  const feedback: Feedback[] = []
  const at = (channel: Channel, queryId: string) =>
    subscriptions.findIndex(
      (one) => one.team === channel.team && one.channel === channel.channel && one.queryId === queryId,
    )
  const handler = openSlackDoor({
    now: () => NOW,
    api,
    botToken: async () => 'xoxb-test',
    signingSecret: async () => SECRET,
    async add(wanted) {
      calls.push('add')
      return wanted.map((one) => at(one, one.queryId) < 0 && subscriptions.push(one) > 0)
    },
    async remove(channel, queryIds) {
      calls.push('remove')
      return queryIds.map((id) => at(channel, id) >= 0 && subscriptions.splice(at(channel, id), 1).length > 0)
    },
    async change(channel, queryIds, change) {
      calls.push('change')
      return queryIds.map((id) => {
        const index = at(channel, id)
        const was = subscriptions[index]
        if (was) subscriptions[index] = { ...was, ...change }
        return was !== undefined
      })
    },
    async deliveryOf({ team, channel }, releaseId) {
      calls.push('deliveryOf')
      return deliveries.find((one) => one.team === team && one.channel === channel && one.releaseId === releaseId)
    },
    async saveFeedback(one) {
      feedback.push(one)
    },
    // Read once a minute, so it is not counted among the calls.
    languageOf: async (team) => languages.get(team) ?? 'ko',
    async setLanguage(team, language) {
      languages.set(team, language)
    },
    async once(key) {
      return !seen.has(key) && seen.add(key).size > 0
    },
    async subscriptionsOf({ team, channel }) {
      calls.push('subscriptionsOf')
      return subscriptions.filter((one) => one.team === team && one.channel === channel)
    },
    async pauseOf({ team, channel }) {
      calls.push('pauseOf')
      return paused.get(`${team} ${channel}`)
    },
    async quietHoursOf({ team, channel }) {
      calls.push('quietHoursOf')
      return quiet.get(`${team} ${channel}`)
    },
    async setQuietHours({ team, channel }, hours) {
      calls.push('setQuietHours')
      if (hours) quiet.set(`${team} ${channel}`, hours)
      else quiet.delete(`${team} ${channel}`)
    },
    async wakeChannel({ team, channel }) {
      calls.push('wakeChannel')
      woken.push(`${team} ${channel}`)
    },
    async resumeChannel({ team, channel }) {
      calls.push('resumeChannel')
      return paused.delete(`${team} ${channel}`)
    },
    sources: SOURCES,
    async sourceStates() {
      calls.push('sourceStates')
      return states
    },
    async queueJob(job) {
      calls.push('queueJob')
      jobs.push(job)
    },
  })
  /** The queued jobs of one kind. */
  const handedOn = <Kind extends AnswerJob['job']>(kind: Kind) =>
    jobs.filter((job): job is Extract<AnswerJob, { job: Kind }> => job.job === kind)
  return {
    handler,
    subscriptions,
    jobs,
    handedOn,
    calls,
    paused,
    quiet,
    woken,
    states,
    languages,
    deliveries,
    feedback,
    ask,
  }

  /** What a user reads after typing a command. */
  async function ask(command: string, text: string, more: Record<string, string> = {}): Promise<Answer> {
    const { statusCode, body } = await handler(signedRequest(commandForm(command, text, more), { at: NOW }))
    if (statusCode !== 200) throw new Error(`${command} ${text}: http ${statusCode}`)
    return JSON.parse(body)
  }
}
