import type { ChorokConfig } from '../../config/config-shape.ts'
import { installationNames } from '../../config/installation-names.ts'
import { callQuery } from './aws-call.ts'
import { stackResources } from './describe-stack.ts'

/** `pending`: nobody has pressed the link of the first mail yet, so none is sent. `missing`: there is no subscription of this address. */
export type AlarmMailState = 'confirmed' | 'pending' | 'missing'

export const CONFIRM_TODO =
  '그 메일함(스팸함도)에서 제목이 AWS Notification - Subscription Confirmation인 메일을 열어 Confirm subscription을 눌러 주세요. 링크가 지났으면 SNS 콘솔의 그 구독에서 Request confirmation을 누르면 다시 옵니다.'

export function unconfirmedSentence(address: string): string {
  return `경보를 받을 메일 ${address}의 확인이 아직입니다. 확인하기 전에는 경보 메일이 한 통도 가지 않습니다.`
}

/** Whether the address of these settings receives what is told of the installation. Throws an `AwsRefusal`. */
export async function alarmMailState(config: ChorokConfig): Promise<AlarmMailState> {
  const [topic] = await stackResources(config.region, installationNames(config).stack, ['AWS::SNS::Topic'])
  if (!topic) return 'missing'
  let token: string | undefined
  do {
    const page = await callQuery('sns', config.region, {
      Action: 'ListSubscriptionsByTopic',
      TopicArn: topic[1],
      ...(token && { NextToken: token }),
    })
    const own = page.members('Subscriptions').find((member) => member.text('Endpoint') === config.alarmEmail)
    if (own) return own.text('SubscriptionArn')?.startsWith('arn:') ? 'confirmed' : 'pending'
    token = page.text('NextToken')
  } while (token)
  return 'missing'
}
