import { DOORS, type Door } from '../../lib/bundling/doors.ts'
import { all, idIn, idOf, one, type Properties, statementsOf } from '../support/stack-template.ts'

/*
What stands on AWS once the stack is deployed, read from its template alone. An ARN is `arn:<logical id>`, as nothing depends on what AWS
makes of it; names that a test gives to things stand in `refs`.
*/

export interface Statement {
  actions: string[]
  resources: string[]
}

export interface DeployedDoor {
  door: Door
  environment: Record<string, string>
  memoryMb: number
  statements: Statement[]
}

/** What each logical id is called: of a table its name, of a queue its URL. */
export type Refs = Record<string, string>

export const LEDGER = idOfOnly('AWS::DynamoDB::Table')
export const BUS = idOfOnly('AWS::Events::EventBus')
export const QUEUES = all('AWS::SQS::Queue').map(([id]) => id)
const PSEUDO_PARAMETERS = { 'AWS::Partition': 'aws', 'AWS::AccountId': '111122223333', 'AWS::Region': 'ap-northeast-2' }

export function deployedDoors(refs: Refs): DeployedDoor[] {
  return DOORS.map((door) => {
    const { Environment, MemorySize } = one('AWS::Lambda::Function', idOf(door))
    const variables = Object.entries(Environment.Variables as Properties)
    return {
      door,
      environment: Object.fromEntries(variables.map(([name, value]) => [name, resolve(value, refs)])),
      memoryMb: MemorySize,
      statements: statementsOf(door).map(({ Action, Resource }) => ({
        actions: [Action].flat(),
        resources: [Resource].flat().map((resource) => resolve(resource, refs)),
      })),
    }
  })
}

export interface Mapping {
  queue: string
  door: Door
  batchSize: number
  visibilityMs: number
  maxReceives: number
  deadLetters: string
}

/** The queues that call a door, by their logical ids. */
export const MAPPINGS: Mapping[] = all('AWS::Lambda::EventSourceMapping').map(([, mapping]) => {
  const queue = idIn(mapping.EventSourceArn)
  const { VisibilityTimeout, RedrivePolicy } = one('AWS::SQS::Queue', queue)
  return {
    queue,
    door: doorOf(idIn(mapping.FunctionName)),
    batchSize: mapping.BatchSize,
    visibilityMs: VisibilityTimeout * 1000,
    maxReceives: RedrivePolicy.maxReceiveCount,
    deadLetters: idIn(RedrivePolicy.deadLetterTargetArn),
  }
})

export interface Target {
  id: string
  /** Undefined: the whole event. */
  path?: string
}

/** Where the bus sends an event. */
export function targetsOf(source: string, detailType: string): Target[] {
  return all('AWS::Events::Rule').flatMap(([, { EventPattern, Targets }]) =>
    EventPattern.source.includes(source) && EventPattern['detail-type'].includes(detailType)
      ? Targets.map(({ Arn, InputPath }: Properties) => ({ id: idIn(Arn), path: InputPath }))
      : [],
  )
}

/** What Scheduler hands to a door. */
export function scheduledInput(door: Door): unknown {
  return JSON.parse(one('AWS::Scheduler::Schedule', idOf(door)).Target.Input)
}

/** The alarms that ring for the lines that doors have logged in five minutes and for what lies in the queues, by logical id without its hash. */
export function ringingAlarms(lines: { door: Door; line: object }[], lyingIn: (queue: string) => number): string[] {
  const counted = new Map<string, number>()
  for (const [, { FilterPattern, LogGroupName, MetricTransformations }] of all('AWS::Logs::MetricFilter')) {
    const name = MetricTransformations[0].MetricName
    const found = lines.filter(
      ({ door, line }) => idIn(LogGroupName).startsWith(`${idOf(door)}Log`) && matchesFilter(FilterPattern, line),
    )
    counted.set(name, (counted.get(name) ?? 0) + found.length)
  }
  return all('AWS::CloudWatch::Alarm').flatMap(([id, alarm]) => {
    const about = alarm.Namespace.startsWith('AWS/') ? idIn(alarm.Dimensions[0].Value) : ''
    const value =
      alarm.Namespace === 'AWS/SQS'
        ? lyingIn(about)
        : alarm.Namespace === 'AWS/Lambda'
          ? leastErrors(lines.filter(({ door }) => doorOf(about) === door))
          : (counted.get(alarm.MetricName) ?? 0)
    if (value === undefined) return alarm.TreatMissingData === 'breaching' ? [nameOf(id)] : []
    const rings = alarm.ComparisonOperator === 'LessThanThreshold' ? value < alarm.Threshold : value >= alarm.Threshold
    return rings ? [nameOf(id)] : []
  })
}

/** The least that Lambda counted as errors of a run, of which each counts 0 or 1; undefined where nothing ran. */
function leastErrors(lines: { line: object }[]): number | undefined {
  const reports = lines.flatMap(({ line }) => {
    const { type, record } = line as { type?: string; record?: { status: string } }
    return type === 'platform.report' ? [record?.status === 'success' ? 0 : 1] : []
  })
  return reports.length > 0 ? Math.min(...reports) : undefined
}

/** A logical id without the hash that the CDK gives it. */
function nameOf(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '')
}

/** A JSON filter pattern of CloudWatch Logs, as far as ours go: `{ $.a.b = "x" || $.c = "y" }`. */
function matchesFilter(pattern: string, line: object): boolean {
  const conditions = pattern.replace(/^\{ | \}$/g, '').split(' || ')
  return conditions.some((condition) => {
    const [, path = '', wanted] = /^\$\.([\w.]+) = "([^"]*)"$/.exec(condition) ?? []
    if (!path) throw new Error(`not understood: ${condition}`)
    return path.split('.').reduce<unknown>((value, key) => (value as Properties | undefined)?.[key], line) === wanted
  })
}

function resolve(value: string | Properties, refs: Refs): string {
  if (typeof value === 'string') return value
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value
  if (Ref) {
    const known = { ...PSEUDO_PARAMETERS, ...refs }[Ref as string]
    if (known === undefined) throw new Error(`nothing is called ${Ref}`)
    return known
  }
  if (attribute) return `arn:${attribute[0]}`
  if (join) return join[1].map((part: string | Properties) => resolve(part, refs)).join(join[0])
  throw new Error(`not understood: ${JSON.stringify(value)}`)
}

function doorOf(functionId: string): Door {
  const door = DOORS.find((one) => functionId.startsWith(idOf(one)))
  if (!door) throw new Error(`${functionId} is no door`)
  return door
}

function idOfOnly(type: string): string {
  const found = all(type)
  if (found.length !== 1) throw new Error(`${found.length} of ${type}`)
  return found[0]?.[0] as string
}
