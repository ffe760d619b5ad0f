import { CDK_OPTIONS, cdkArguments } from './command-line/cdk-arguments.ts'
import { CONFIG_OPTIONS, commandConfig, contextSettings } from './command-line/command-config.ts'
import { commandLine } from './command-line/command-line.ts'
import { runTools } from './command-line/run-tools.ts'

const { values } = commandLine({
  command: 'npm run synth --',
  takes: '[--config 파일] [--profile 이름] [--verbose]',
  does: 'AWS 계정 없이 CloudFormation 템플릿을 cdk.out/에 만듭니다. 설정은 chorok.config.json에서 읽습니다(docs/settings.md).',
  options: { ...CONFIG_OPTIONS, ...CDK_OPTIONS },
  language: 'ko',
})
commandConfig(values, contextSettings(values.context))
runTools(['cdk', 'synth', '--quiet', ...cdkArguments(values)])
