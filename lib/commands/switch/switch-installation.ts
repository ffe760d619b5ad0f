import type { ChorokConfig } from '../../config/config-shape.ts'
import { installationNames } from '../../config/installation-names.ts'
import { callJson } from '../aws/aws-call.ts'
import { describeStack, stackResources } from '../aws/describe-stack.ts'

const SCHEDULE = 'AWS::Scheduler::Schedule'
const MAPPING = 'AWS::Lambda::EventSourceMapping'

/** What GET answers of a schedule. PUT takes the same whole, without what AWS alone sets. */
type ScheduleDescription = Record<string, unknown> & { State: string }

/**
 * Turns everything that an installation does by itself off, or on again: its schedules, and the queues that call its functions. Slack's commands
 * are still answered, and nothing is lost: what was queued stays in its queue for four days, and bells in the table ring when it is on
 * again. Calls `onSwitched` with a line for each thing once it was switched. Throws an `AwsRefusal`, or a sentence where no stack stands.
 */
export async function switchInstallation(
  config: ChorokConfig,
  to: 'on' | 'off',
  onSwitched: (line: string) => void = () => undefined,
): Promise<void> {
  const { region } = config
  const { stack } = installationNames(config)
  if (!(await describeStack(region, stack)))
    throw new Error(`${region}에 ${stack} 스택이 없습니다. --config나 설정 파일의 stage와 region을 확인해 주세요.`)
  const found = await stackResources(region, stack, [SCHEDULE, MAPPING])
  // What brings work in goes first when it is turned off, and last when it is turned on.
  const ordered = found.toSorted(([one], [other]) =>
    to === 'off' ? other.localeCompare(one) : one.localeCompare(other),
  )
  for (const [type, id] of ordered) {
    if (type === SCHEDULE) await switchSchedule(region, id, to)
    else await switchMapping(region, id, to)
    onSwitched(`${type === SCHEDULE ? '일정' : '큐'} ${id}: ${to === 'off' ? '멈춤' : '다시 켬'}`)
  }
}

/** How many schedules an installation has, and how many of them are turned off. Throws an `AwsRefusal`. */
export async function countSchedules(config: ChorokConfig): Promise<{ all: number; off: number }> {
  const { region } = config
  const found = await stackResources(region, installationNames(config).stack, [SCHEDULE])
  const schedules = await Promise.all(found.map(([, name]) => readSchedule(region, schedulePath(name))))
  return { all: schedules.length, off: schedules.filter(({ State }) => State === 'DISABLED').length }
}

function schedulePath(name: string): string {
  return `/schedules/${encodeURIComponent(name)}`
}

function readSchedule(region: string, path: string): Promise<ScheduleDescription> {
  return callJson<ScheduleDescription>({ service: 'scheduler', region, method: 'GET', path })
}

async function switchSchedule(region: string, name: string, to: 'on' | 'off'): Promise<void> {
  const path = schedulePath(name)
  const {
    Arn: _,
    CreationDate: __,
    LastModificationDate: ___,
    Name: ____,
    ...settable
  } = await readSchedule(region, path)
  const json = { ...settable, State: to === 'on' ? 'ENABLED' : 'DISABLED' }
  await callJson({ service: 'scheduler', region, method: 'PUT', path, json })
}

async function switchMapping(region: string, uuid: string, to: 'on' | 'off'): Promise<void> {
  const path = `/2015-03-31/event-source-mappings/${encodeURIComponent(uuid)}`
  await callJson({ service: 'lambda', region, method: 'PUT', path, json: { Enabled: to === 'on' } })
}
