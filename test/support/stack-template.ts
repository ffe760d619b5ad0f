import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { expect } from 'vitest'
import type { Door } from '../../lib/bundling/doors.ts'
import { ChorokConfig } from '../../lib/config/config-shape.ts'
import { installationNames } from '../../lib/config/installation-names.ts'
import { ChorokStack } from '../../lib/stack.ts'

// biome-ignore lint/suspicious/noExplicitAny: CloudFormation is a tree of whatever a resource's type says.
export type Properties = Record<string, any>

/** The stack as `npm run synth` makes it with these settings, without bundling the doors. */
export function makeStack(settings: object = {}): ChorokStack {
  const { context: ours } = JSON.parse(readFileSync('cdk.json', 'utf8'))
  const app = new App({ context: { ...ours, 'aws:cdk:bundling-stacks': [] } })
  const config = ChorokConfig.parse(settings)
  return new ChorokStack(app, installationNames(config).stack, { config, env: { region: config.region } })
}

export const template = Template.fromStack(makeStack())

export function all(type: string): [string, Properties][] {
  return Object.entries(template.findResources(type)).map(([id, resource]) => [id, resource.Properties])
}

/** The properties of the only resource of a type whose logical id starts with `start`, such as `Poll`. */
export function one(type: string, start: string): Properties {
  const found = all(type).filter(([id]) => id.startsWith(start))
  expect(found, `${type} ${start}`).toHaveLength(1)
  return found[0]?.[1] as Properties
}

/** The logical id that a Ref or Fn::GetAtt names. */
export function idIn(reference: Properties): string {
  return reference['Fn::GetAtt']?.[0] ?? reference.Ref
}

export function idOf(door: Door): string {
  return `${door[0]?.toUpperCase()}${door.slice(1)}`
}

export function statementsOf(door: Door): Properties[] {
  return one('AWS::IAM::Policy', `${idOf(door)}Role`).PolicyDocument.Statement
}
