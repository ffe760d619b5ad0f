import { setTimeout as sleep } from 'node:timers/promises'
import { callQuery } from '../aws/aws-call.ts'
import { describeStack, failedResources, type StackDescription } from '../aws/describe-stack.ts'

const LOOK_EVERY_MS = 5_000
const PATIENCE_MS = 30 * 60_000

/**
 * Deletes a stack and waits until it is gone; one that is being deleted already is waited for. It goes by the stack's ARN, because only so
 * does CloudFormation still know a stack that is gone. Throws an `AwsRefusal`, or a sentence with what could not be deleted.
 */
export async function deleteStack(region: string, { id, status, isProtected }: StackDescription): Promise<void> {
  if (status !== 'DELETE_IN_PROGRESS') {
    if (isProtected)
      await callQuery('cloudformation', region, {
        Action: 'UpdateTerminationProtection',
        StackName: id,
        EnableTerminationProtection: 'false',
      })
    await callQuery('cloudformation', region, { Action: 'DeleteStack', StackName: id })
  }
  for (let waited = 0; waited <= PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const now = await describeStack(region, id)
    if (!now || now.status === 'DELETE_COMPLETE') return
    if (now.status === 'DELETE_FAILED') throw new Error(await whatStayed(region, id))
    await sleep(LOOK_EVERY_MS)
  }
  throw new Error('스택이 30분이 지나도 지워지는 중입니다. 잠시 뒤 같은 명령을 다시 실행하면 이어서 기다립니다.')
}

async function whatStayed(region: string, id: string): Promise<string> {
  const failed = await failedResources(region, id)
  const lines = failed.map(({ name, reason }) => `  ${name}: ${reason}`)
  return [
    '스택에서 지우지 못한 것이 있습니다. 이유를 없앤 다음 같은 명령을 다시 실행하면 나머지를 지웁니다.',
    ...lines,
  ].join('\n')
}
