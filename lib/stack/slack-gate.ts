import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

const PATH = '/slack/events'

/** The only address the world can call. Who is calling is the Slack door's to check: Slack signs every request. Returns the URL. */
export function slackGate(scope: Construct, door: LambdaFunction): string {
  const api = new HttpApi(scope, 'SlackApi', { createDefaultStage: false })
  const integration = new HttpLambdaIntegration('SlackDoor', door)
  api.addRoutes({ path: PATH, methods: [HttpMethod.POST], integration })
  const logGroup = new LogGroup(scope, 'SlackApiLog', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const stage = new HttpStage(scope, 'SlackApiStage', {
    httpApi: api,
    autoDeploy: true,
    // A busy workspace sends a few requests a second; what an outsider can spend of us ends here.
    throttle: { rateLimit: 20, burstLimit: 40 },
    accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: accessLine() },
  })
  return `${stage.url.replace(/\/$/, '')}${PATH}`
}

function accessLine(): AccessLogFormat {
  const fields = {
    at: AccessLogField.contextRequestTime(),
    id: AccessLogField.contextRequestId(),
    from: AccessLogField.contextIdentitySourceIp(),
    status: AccessLogField.contextStatus(),
    ms: AccessLogField.contextResponseLatency(),
    error: AccessLogField.contextIntegrationErrorMessage(),
  }
  return AccessLogFormat.custom(JSON.stringify(fields))
}
