import { DOORS } from '../../lib/bundling/doors.ts'
import { type MeasuredUsage, usageOfMessage } from '../../lib/commands/cost/measured-usage.ts'

/** How much more an action may use than what was written down. */
const TOLERANCE = 1.1
/** What is compared: processor time depends on the machine. */
const COMPARED = ['reads', 'writes', 'tableCalls', 'queueCalls', 'events', 'secrets', 'slackCalls', 'logBytes'] as const
/** What the bill is made of; each is an action that happens thousands of times a month. */
const WATCHED = {
  'idle poll': ({ actions }: MeasuredUsage) => actions.idlePoll,
  'changed poll': ({ actions }: MeasuredUsage) => actions.changedPoll,
  'changed poll by a new process': ({ actions }: MeasuredUsage) => actions.changedPollAnew,
  release: ({ actions }: MeasuredUsage) => actions.release,
  message: ({ actions }: MeasuredUsage) => usageOfMessage(actions),
  sweep: ({ actions }: MeasuredUsage) => actions.sweep,
}

/** Sentences about what uses more than what was recorded; and about what the template has that was not recorded so. */
export function dearerThan(recorded: MeasuredUsage, measured: MeasuredUsage): string[] {
  const dearer = Object.entries(WATCHED).flatMap(([name, of]) =>
    COMPARED.flatMap((count) => {
      const [before, now] = [of(recorded)[count], of(measured)[count]]
      return now > before * TOLERANCE ? [`${name}: ${count} ${before} → ${now}`] : []
    }),
  )
  const memories = ({ functions }: MeasuredUsage) => DOORS.map((door) => functions[door].memoryMb)
  const template = (usage: MeasuredUsage) => JSON.stringify([usage.resources, memories(usage)])
  return template(recorded) === template(measured)
    ? dearer
    : [...dearer, `the template: ${template(recorded)} → ${template(measured)}`]
}
