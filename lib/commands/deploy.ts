import { CDK_OPTIONS, cdkArguments } from './command-line/cdk-arguments.ts'
import { commandLine } from './command-line/command-line.ts'
import { runTools } from './command-line/run-tools.ts'

const { values } = commandLine({
  command: 'npm run deploy --',
  takes:
    '[-c 이름=값]... [--profile 이름] [--require-approval never|any-change|broadening] [--outputs-file 파일] [--verbose]',
  does: `서울 리전에 초록을 올리거나 새 판으로 바꾸고 SlackRequestUrl을 출력합니다. 설정(-c)은 docs/settings.md에 있고, 다음에 올릴 때도 다시 적어야
그대로 남습니다.

  -c, --context       설정. 여러 번 적을 수 있습니다.
  --profile           AWS 프로필
  --require-approval  권한이 바뀔 때 물을지 (CDK와 같음)
  --outputs-file      출력 값을 적어 둘 파일`,
  options: { ...CDK_OPTIONS, 'require-approval': { type: 'string' }, 'outputs-file': { type: 'string' } },
  language: 'ko',
})
const { 'require-approval': approval, 'outputs-file': outputsFile } = values
const deployArguments = [
  ...(approval ? ['--require-approval', approval] : []),
  ...(outputsFile ? ['--outputs-file', outputsFile] : []),
]
runTools(['cdk', 'deploy', ...cdkArguments(values), ...deployArguments])
