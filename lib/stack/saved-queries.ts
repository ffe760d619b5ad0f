import {
  Dashboard,
  GraphWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

/*
Questions to the logs, ready in CloudWatch → Logs Insights → Saved queries. They cost nothing until they are run. The fields are those of
the log lines: docs/runbook.md lists them.
*/

const LATENCY =
  'stats count(*) as messages, pct(sincePublishedMs, 50) / 60000 as p50Minutes, pct(sincePublishedMs, 99) / 60000 as p99Minutes by bin(1d)'
const FAILURES = 'stats count(*) as lines by message, coalesce(error.name, reason, detail, "-")'
/** What the doors count (functions/platform/metrics.ts), a day. */
const COUNTS =
  'stats sum(ReleasesStored) as stored, sum(DeliveriesPosted) as posted, sum(DeliveriesFailed) as failed, sum(DeliveriesAmbiguous) as inDoubt, sum(DuplicatesPossible) as perhapsTwice'
const COSTS =
  'stats count(*) as runs, sum(record.metrics.billedDurationMs) / 1000 as billedSeconds, max(record.metrics.maxMemoryUsedMB) as memoryMB by @log'

/** Adds the queries below a folder named after the installation. */
export function addSavedQueries(scope: Construct, folder: string, doors: LambdaFunction[]): void {
  const logGroups = doors.map(({ logGroup }) => logGroup)
  const add = (id: string, name: string, queryString: QueryString) =>
    new QueryDefinition(scope, id, { queryDefinitionName: `${folder}/${name}`, queryString, logGroups })
  add(
    'ReleaseLifeQuery',
    'life of a release (put its id in place of RELEASE_ID)',
    new QueryString({
      fields: ['@timestamp', 'level', 'message', 'sourceId', 'messageId', 'team', 'channel', 'outcome', 'word', '@log'],
      filterStatements: ['@message like /RELEASE_ID/'],
      sort: '@timestamp asc',
      limit: 200,
    }),
  )
  add(
    'LatencyQuery',
    'from published to posted',
    new QueryString({
      filterStatements: ['message = "message sent"', 'outcome = "posted"'],
      statsStatements: [withoutStats(LATENCY)],
    }),
  )
  add(
    'FailuresQuery',
    'errors by class',
    new QueryString({
      filterStatements: ['level in ["ERROR", "WARN"]'],
      statsStatements: [withoutStats(FAILURES)],
      sort: 'lines desc',
    }),
  )
  add(
    'CountQuery',
    'what was counted a day',
    new QueryString({
      filterStatements: ['message = "counted"'],
      statsStatements: [`${withoutStats(COUNTS)} by bin(1d)`],
    }),
  )
  add(
    'CostQuery',
    'what the functions are billed for',
    new QueryString({
      filterStatements: ['type = "platform.report"'],
      statsStatements: [withoutStats(COSTS)],
      sort: 'billedSeconds desc',
    }),
  )
}

/** A dashboard of the same questions. Its numbers are read from the logs, so that nothing is counted a second time as a metric. */
export function addDashboard(scope: Construct, name: string, doors: LambdaFunction[]): void {
  const logGroupNames = doors.map(({ logGroup }) => logGroup.logGroupName)
  new Dashboard(scope, 'Dashboard', {
    dashboardName: name,
    widgets: [
      [
        new TextWidget({
          markdown: '초록: 무엇이 오고 갔는지. 경보마다 할 일은 docs/runbook.md에 있습니다.',
          width: 24,
          height: 1,
        }),
      ],
      [
        new LogQueryWidget({
          title: '새 발표, 보낸 것과 못 보낸 것',
          logGroupNames,
          view: LogQueryVisualizationType.LINE,
          queryLines: ['filter message = "counted"', `${COUNTS} by bin(1h)`],
          width: 16,
        }),
        new GraphWidget({
          title: '함수 오류',
          left: doors.map((door) => door.metricErrors({ label: door.node.id })),
          width: 8,
        }),
      ],
      [
        new LogQueryWidget({
          title: '게시에서 전달까지 (분)',
          logGroupNames,
          queryLines: ['filter message = "message sent" and outcome = "posted"', LATENCY],
          width: 12,
        }),
        new LogQueryWidget({
          title: '오류와 경고',
          logGroupNames,
          queryLines: ['filter level in ["ERROR", "WARN"]', FAILURES],
          width: 12,
        }),
      ],
    ],
  })
}

function withoutStats(statement: string): string {
  return statement.replace(/^stats /, '')
}
