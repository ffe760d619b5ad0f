import { ArnFormat, Stack } from 'aws-cdk-lib'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import type { IEventBus } from 'aws-cdk-lib/aws-events'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { readEnv } from '../../functions/platform/env.ts'
import type { GLOBAL_INDEXES, LOCAL_INDEX } from '../../functions/store/table/schema.ts'
import type { ChorokConfig } from '../config/config-shape.ts'
import { configVariables } from '../config/config-variables.ts'

/*
What a door is given besides its own log. A `grant…` gives the permission to use a thing and the environment variable that says where
the thing is, always together. A `pass…` sets environment variables alone.
*/
export type Grant = (door: LambdaFunction) => void

type Variable = Parameters<typeof readEnv>[number]
type IndexName = (typeof GLOBAL_INDEXES)[number]['name'] | typeof LOCAL_INDEX.name
type SettingVariable = keyof ReturnType<typeof configVariables>

const READ_ACTIONS = ['dynamodb:GetItem', 'dynamodb:Query']
const WRITE_ACTIONS = ['dynamodb:PutItem', 'dynamodb:UpdateItem']

/** Reading the table by key, and by the indexes that are named. Nobody is given Scan: no code path walks the whole table. */
export function grantRead(table: ITable, ...indexes: IndexName[]): Grant {
  return (door) => {
    setVariable(door, 'CHOROK_TABLE', table.tableName)
    allow(door, READ_ACTIONS, [table.tableArn])
    if (indexes.length > 0)
      allow(
        door,
        ['dynamodb:Query'],
        indexes.map((name) => `${table.tableArn}/index/${name}`),
      )
  }
}

/** Reading several rows by their keys in one call. */
export function grantReadMany(table: ITable): Grant {
  return (door) => allow(door, ['dynamodb:BatchGetItem'], [table.tableArn])
}

/**
 * Writing rows of the table. A transaction needs no permission beyond those of the actions it is made of. Deleting rows, and checking
 * one row while another is written, is for the doors that do it: `more` names these.
 */
export function grantWrite(table: ITable, ...more: ('DeleteItem' | 'ConditionCheckItem')[]): Grant {
  return (door) => {
    allow(door, [...WRITE_ACTIONS, ...more.map((action) => `dynamodb:${action}`)], [table.tableArn])
  }
}

/** Putting events on the bus, which is how releases are announced. */
export function grantPutEvents(bus: IEventBus): Grant {
  return (door) => {
    setVariable(door, 'CHOROK_BUS', bus.eventBusName)
    bus.grantPutEventsTo(door)
  }
}

/** Sending jobs to a queue; `variable` is the one that the door reads the queue's URL from. */
export function grantSend(variable: 'CHOROK_DELIVER_QUEUE' | 'CHOROK_ANSWER_QUEUE', jobs: IQueue): Grant {
  return (door) => {
    setVariable(door, variable, jobs.queueUrl)
    // `grantSendMessages` would add reading the queue's attributes, which nothing here does.
    allow(door, ['sqs:SendMessage'], [jobs.queueArn])
  }
}

/**
 * Reading these SecureStrings below `prefix`. They are encrypted with the account's `aws/ssm` key, which lets every principal of the
 * account decrypt what Parameter Store returns to it (Systems Manager guide, "Restricting decryption"). So the permission to read is the
 * only one that protects them, and each door has it for the names it needs alone.
 */
export function grantSecrets(prefix: string, ...names: string[]): Grant {
  return (door) => {
    setVariable(door, 'CHOROK_PARAMETERS', prefix)
    const parameters = names.map((name) => parameterArn(door, `${prefix}/${name}`))
    allow(door, ['ssm:GetParameters'], parameters)
  }
}

/** Settings of this installation. Where one is absent the door uses its own default. */
export function passSettings(config: ChorokConfig, ...variables: SettingVariable[]): Grant {
  const values = configVariables(config)
  return (door) => {
    for (const variable of variables) {
      const value = values[variable]
      if (value !== undefined) setVariable(door, variable, value)
    }
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

function setVariable(door: LambdaFunction, variable: Variable, value: string): void {
  door.addEnvironment(variable, value)
}
