import { ArnFormat, Stack } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { IEventBus } from 'aws-cdk-lib/aws-events'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { readEnv } from '../../functions/platform/env.ts'
import { GLOBAL_INDEXES, LOCAL_INDEX } from '../../functions/store/table/schema.ts'
import type { JobQueue } from './queues.ts'

/** Where a thing is and the permission to use it, given together: a door never has one without the other. */
export type Right = (door: LambdaFunction) => void

type Variable = Parameters<typeof readEnv>[number]

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem']
const INDEXES = [...GLOBAL_INDEXES.map((index) => index.name), LOCAL_INDEX.name]

/** Reading by key and by index. Nobody is given Scan: no path here walks the whole table. */
export function reads(table: Table): Right {
  return (door) => {
    tell(door, 'CHOROK_TABLE', table.tableName)
    allow(door, READ, [table.tableArn])
    const indexes = INDEXES.map((name) => `${table.tableArn}/index/${name}`)
    allow(door, ['dynamodb:Query'], indexes)
  }
}

/** Reading and writing; a transaction needs no more than the actions it is made of. */
export function keeps(table: Table): Right {
  return (door) => {
    reads(table)(door)
    allow(door, WRITE, [table.tableArn])
  }
}

export function announces(bus: IEventBus): Right {
  return (door) => {
    tell(door, 'CHOROK_BUS', bus.eventBusName)
    bus.grantPutEventsTo(door)
  }
}

export function fills(variable: 'CHOROK_DELIVER_QUEUE' | 'CHOROK_ANSWER_QUEUE', { jobs }: JobQueue): Right {
  return (door) => {
    tell(door, variable, jobs.queueUrl)
    jobs.grantSendMessages(door)
  }
}

/**
 * Leave to read these SecureStrings. They are under the account's `aws/ssm` key, which lets everybody in the account decrypt what
 * Parameter Store gives them (Systems Manager guide, "Restricting decryption"): reading is what must be held tight.
 */
export function knows(prefix: string, ...secrets: string[]): Right {
  return (door) => {
    tell(door, 'CHOROK_PARAMETERS', prefix)
    const parameters = secrets.map((secret) => parameterArn(door, `${prefix}/${secret}`))
    allow(door, ['ssm:GetParameters'], parameters)
  }
}

/** Sources of this installation's own beside the catalog: the same for every door that reads or names sources. */
export function follows(own: { esgBoard?: string | undefined; extraSources?: string | undefined }): Right {
  return (door) => {
    if (own.esgBoard) tell(door, 'CHOROK_ESG_BOARD', own.esgBoard)
    if (own.extraSources) tell(door, 'CHOROK_EXTRA_SOURCES', own.extraSources)
  }
}

/** A setting of this installation's own, by its context key; what is absent is as the door has it. Throws where it has not the `form`. */
export function sets(variable: Variable, key: string, form: RegExp): Right {
  return (door) => {
    const value: unknown = door.node.tryGetContext(key)
    if (value === undefined) return
    if (!form.test(String(value))) throw new Error(`context ${key} cannot be ${value}: ${form}`)
    tell(door, variable, String(value))
  }
}

function parameterArn(door: LambdaFunction, name: string): string {
  const resourceName = name.slice(1)
  const arnFormat = ArnFormat.SLASH_RESOURCE_NAME
  return Stack.of(door).formatArn({ service: 'ssm', resource: 'parameter', resourceName, arnFormat })
}

function allow(door: LambdaFunction, actions: string[], resources: string[]): void {
  door.addToRolePolicy(new PolicyStatement({ actions, resources }))
}

function tell(door: LambdaFunction, variable: Variable, value: string): void {
  door.addEnvironment(variable, value)
}
