import { CDK_OPTIONS, cdkArguments } from './command-line/cdk-arguments.ts'
import { commandLine } from './command-line/command-line.ts'
import { runTools } from './command-line/run-tools.ts'

const { values } = commandLine({
  command: 'npm run synth --',
  takes: '[-c 이름=값]... [--profile 이름] [--verbose]',
  does: 'AWS 계정 없이 CloudFormation 템플릿을 cdk.out/에 만듭니다. 설정(-c)은 docs/settings.md에 있습니다.',
  options: CDK_OPTIONS,
  language: 'ko',
})
runTools(['cdk', 'synth', '--quiet', ...cdkArguments(values)])
