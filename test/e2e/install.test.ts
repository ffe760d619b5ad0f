import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ChorokConfig } from '../../lib/config/config-shape.ts'
import { deployedSettings } from '../../lib/config/deployed-settings.ts'
import { httpEvent, httpResponse } from '../../lib/local/aws/http-event.ts'
import { openAccount } from '../support/aws-account.ts'
import { runCommand } from '../support/run-npm-command.ts'
import { openTestSlackDoor } from '../support/slack-door.ts'
import { commandForm, signedRequest } from '../support/slack-requests.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
const TOKEN = 'xoxb-1234-secretsecret'
const BOT = { team: '초록 상사', user: 'chorok', scopes: ['commands', 'chat:write', 'channels:read', 'groups:read'] }

// The six steps of the README, in their order, from an empty folder and an empty account. The CDK alone has no stand-in: in its place the
// stack stands from one step to the next, with the outputs that it has.
test('the steps of the README work in their order, and each says what comes next when it is tried too early', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'chorok-install-'))
  const { account, url, env } = await openAccount()
  const run = (name: string, args: string[] = [], lines: string[] = []) =>
    runCommand(name, args, env, cwd, lines.join('\n'))
  const door = openTestSlackDoor(
    undefined,
    {},
    { signingSecret: async () => account.parameters['/chorok/slack-signing-secret'], now: Date.now },
  )
  account.door = async (request) => httpResponse(await door.handler(await httpEvent(request)))

  const before = await run('doctor/doctor')
  expect(before.stdout).toContain('npm exec cdk bootstrap aws://계정번호/ap-northeast-2')
  expect(before.stdout).toContain('npm run deploy')
  expect((await run('setup')).stderr).toContain('먼저 npm run deploy')

  account.stacks.CDKToolkit = {}
  expect((await run('deploy', ['--dry-run'])).code).toBe(0)
  account.stacks.Chorok = {
    status: 'CREATE_COMPLETE',
    outputs: {
      SlackRequestUrl: `${url}/slack/events`,
      ParametersToSet: '/chorok/slack-bot-token /chorok/slack-signing-secret /chorok/data-go-kr-key',
      Settings: JSON.stringify(deployedSettings(ChorokConfig.parse({}))),
    },
  }

  // Setup prints the manifest and waits; Slack makes the app of it and verifies the address, before there is a secret.
  const challenge = { type: 'url_verification', token: 'x', challenge: '3eZbrw1aBm2rZgRNFdxV' }
  const body = JSON.stringify(challenge)
  const headers = { 'content-type': 'application/json' }
  const verified = await fetch(`${url}/slack/events`, { method: 'POST', headers, body })
  expect(await verified.json()).toEqual({ challenge: challenge.challenge })
  account.tokens[TOKEN] = { ...BOT, channels: [] }

  const setup = await run('setup', [], [SECRET, TOKEN, ''])
  expect(setup.stdout).toContain(`"request_url": "${url}/slack/events"`)
  expect(setup.stdout).toContain('끝났습니다')
  expect(setup.code).toBe(0)

  account.tokens[TOKEN] = { ...BOT, channels: ['esg'] }
  const after = await run('doctor/doctor')
  expect(after.stdout).toContain('빠진 것이 없습니다')
  expect(after.code).toBe(0)

  const command = signedRequest(commandForm('/subscribe', '탄소중립'), { at: Date.now(), secret: SECRET })
  expect(await door.handler(command)).toMatchObject({ statusCode: 200, body: expect.stringContaining('탄소중립') })
  expect(readdirSync(cwd)).toEqual([])
}, 300_000)
