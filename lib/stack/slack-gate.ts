import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

const REQUEST_PATH = '/slack/events'

/**
 * Adds the only address that the outside world can call, and returns its URL. Anybody may call it: Slack signs every request, and the
 * Slack door checks the signature.
 */
export function addSlackGate(scope: Construct, door: LambdaFunction, apiName: string): string {
  const api = new HttpApi(scope, 'SlackApi', { apiName, createDefaultStage: false })
  const integration = new HttpLambdaIntegration('SlackDoor', door)
  api.addRoutes({ path: REQUEST_PATH, methods: [HttpMethod.POST], integration })
  const logGroup = new LogGroup(scope, 'SlackApiLog', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const stage = new HttpStage(scope, 'SlackApiStage', {
    httpApi: api,
    autoDeploy: true,
    // A busy workspace sends a few requests a second. This also limits what a stranger's requests can cost us.
    throttle: { rateLimit: 20, burstLimit: 40 },
    accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: accessLogFormat() },
  })
  return `${stage.url.replace(/\/$/, '')}${REQUEST_PATH}`
}

function accessLogFormat(): AccessLogFormat {
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
