import '../check-node.mjs'

// Imported only now: an older Node would fail on these files before it could be told that it is too old.
const { readConfig, readVariables } = await import('../../config/read-config.ts')
const { configVariables } = await import('../../config/config-variables.ts')
const { CONFIG_OPTIONS } = await import('../command-line/command-config.ts')
const { commandLine } = await import('../command-line/command-line.ts')
const { installationIn } = await import('../setup/find-installation.ts')
const { bad, checkLine, good } = await import('./check.ts')
const { checkAccount } = await import('./check-account.ts')
const { checkMachine, checkNode } = await import('./check-machine.ts')
const { checkSlackApp } = await import('./check-slack-app.ts')

const { values } = commandLine({
  command: 'npm run doctor --',
  takes: '[--local] [--config 파일] [--profile 이름]',
  does: `설치하기 전이나 뒤에 무엇이 빠졌는지 하나씩 보고 무엇을 하면 되는지 알려 줍니다. 아무것도 바꾸지 않습니다. 마지막 줄은 JSON이고, 빠진 것이 있으면 1로
끝납니다.

  --local    AWS가 아니라 이 컴퓨터에서 npm start나 npm run serve로 쓸 때 필요한 것을 봅니다. 돌고 있으면 상태도 봅니다.
  --config   설정 파일 (chorok.config.json)
  --profile  AWS 프로필`,
  options: { ...CONFIG_OPTIONS, local: { type: 'boolean', default: false } },
  language: 'ko',
})
if (values.config) process.env.CHOROK_CONFIG = values.config
if (values.profile) process.env.AWS_PROFILE = values.profile

const checks = [checkNode(), ...(await lookAround())]
for (const check of checks) console.log(checkLine(check))
const isWell = checks.every(({ result }) => result === 'good' || result === 'note')
console.log(isWell ? '빠진 것이 없습니다.' : '위의 ✗와 ?를 차례로 보아 주세요.')
console.log(JSON.stringify({ ok: isWell, checks }))
process.exitCode = isWell ? 0 : 1

async function lookAround() {
  const read = readConfig()
  if (read.outcome === 'refused')
    return read.sentences.map((sentence) => bad('config', sentence, 'docs/settings.md의 표를 보고 고쳐 주세요.'))
  const { config } = read
  const found = [good('config', '설정에 틀린 곳이 없습니다.')]
  if (values.local) {
    const variables = readVariables(process.env)
    if (variables.outcome === 'refused')
      return variables.sentences.map((sentence) => bad('config', sentence, 'docs/settings.md의 표를 보고 고쳐 주세요.'))
    const set = Object.entries(configVariables(config)).filter(([, value]) => value !== undefined)
    return [...found, ...(await checkMachine({ ...Object.fromEntries(set), ...process.env }))]
  }
  const { checks: account, stack } = await checkAccount(config)
  const installation = stack && installationIn(stack, config)
  return [...found, ...account, ...(installation ? await checkSlackApp(installation, config) : [])]
}
