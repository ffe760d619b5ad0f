import type { Remains, TableRemains } from './removal-plan.ts'

/** What a person calls the resources of a stack; the rest is named by its type. */
const CALLED: Record<string, string> = {
  'AWS::Lambda::Function': '함수',
  'AWS::SQS::Queue': '큐(안에 든 일까지)',
  'AWS::Logs::LogGroup': '로그(기록까지)',
  'AWS::Scheduler::Schedule': '일정',
  'AWS::CloudWatch::Alarm': '경보',
  'AWS::SNS::Topic': '경보 토픽',
  'AWS::SNS::Subscription': '경보 메일 구독',
  'AWS::ApiGatewayV2::Api': 'Slack이 부르는 주소',
  'AWS::IAM::Role': '역할',
}

/** The lines that say what goes and what stays. `takesTable`: whether the table and the secrets are to go, too. */
export function describeRemains(remains: Remains, stackName: string, takesTable: boolean): string[] {
  const { stack, table, olderTables, parameters } = remains
  const goes: string[] = []
  if (stack) {
    const named = stack.resources.filter(([type]) => type in CALLED).map(([type, n]) => `${CALLED[type]} ${n}`)
    const others = stack.resources.filter(([type]) => !(type in CALLED)).reduce((sum, [, n]) => sum + n, 0)
    goes.push(`스택 ${stackName} (${stack.status}): ${[...named, `그 밖 ${others}`].join(', ')}`)
    if (stack.isProtected) goes.push('스택의 삭제 방지(terminationProtection)는 먼저 끕니다')
  }
  const remaining = [
    ...(table ? [tableLine(table)] : []),
    ...(parameters.length > 0 ? [`비밀 값: ${parameters.join(', ')}`] : []),
  ]
  if (takesTable) goes.push(...remaining)
  const stays = [
    ...(takesTable ? [] : remaining),
    ...(table ? [backupLine(table, takesTable)] : []),
    ...(olderTables.length > 0 ? [`전에 쓰던 표: ${olderTables.join(', ')}`] : []),
    'CDK 부트스트랩(CDKToolkit 스택)과 그 S3 버킷의 배포 파일: 계정이 함께 쓰는 것입니다',
    'Slack 앱: api.slack.com/apps → Basic Information → Delete App',
  ]
  return [
    ...(goes.length > 0 ? ['없어지는 것', ...goes.map((line) => `  - ${line}`)] : []),
    '남는 것',
    ...stays.map((line) => `  · ${line}`),
  ]
}

function tableLine({ name, rows, bytes }: TableRemains): string {
  return `표 ${name}: 구독, 발표, 보낸 기록 ${rows.toLocaleString('ko-KR')}줄쯤(${(bytes / 1e6).toFixed(1)} MB)`
}

function backupLine({ backups }: TableRemains, takesTable: boolean): string {
  const own = backups === undefined ? '손으로 만든 백업(몇 개인지 볼 권한이 없습니다)' : `손으로 만든 백업 ${backups}개`
  const restorable = takesTable
    ? '지운 뒤 35일 동안은 DynamoDB가 남겨 두는 시스템 백업으로 되살릴 수 있습니다'
    : '시점 복구(최근 35일)는 표와 함께 그대로입니다'
  return `백업: ${own}. ${restorable}`
}
