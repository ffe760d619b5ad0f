import { AssetHashType, DockerImage, Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { bundleDoor, nodeOptions } from '../bundling/bundle-door.ts'
import type { Door } from '../bundling/doors.ts'
import type { Grant } from './grants.ts'

interface DoorLimits {
  timeout: Duration
  /** Megabytes; processor time grows with it. */
  memorySize: number
}

/** How long each door may run and how much memory it has. A job queue hides a job for six times the timeout of its door. */
export const DOOR_LIMITS: Record<Door, DoorLimits> = {
  // A run ends before the next one begins, even when it was called at the end of its one-minute window.
  poll: { timeout: Duration.minutes(4), memorySize: 1024 },
  // The Korean analyser alone takes 97 MB. Lambda gives a whole processor at 1769 MB.
  match: { timeout: Duration.seconds(60), memorySize: 1769 },
  // Half of a channel's lease of 120 s: when a lease ends, a run that was cut off is certainly dead.
  deliver: { timeout: Duration.seconds(60), memorySize: 512 },
  sweep: { timeout: Duration.seconds(50), memorySize: 512 },
  // Slack hangs up after 3 s; the rest lets a write that has begun come to its end. More memory means a quicker cold start.
  slack: { timeout: Duration.seconds(10), memorySize: 1024 },
  answer: { timeout: Duration.seconds(60), memorySize: 1024 },
  // It reads every source as poll does, and matches a whole day as match does.
  reconcile: { timeout: Duration.minutes(10), memorySize: 1769 },
}

/** Adds the Lambda function of a door. Its role may write the function's own log and what `grants` allow, nothing else. */
export function addDoor(scope: Construct, door: Door, grants: Grant[]): LambdaFunction {
  const id = `${door[0]?.toUpperCase()}${door.slice(1)}`
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  const lambdaFunction = new LambdaFunction(scope, id, {
    ...DOOR_LIMITS[door],
    code: codeOf(door),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    environment: { NODE_OPTIONS: nodeOptions(door) },
  })
  for (const grant of grants) grant(lambdaFunction)
  return lambdaFunction
}

/** We bundle ourselves rather than by NodejsFunction, so that `npm run bundle` and the tests see the very file that is deployed. */
function codeOf(door: Door): Code {
  function tryBundle(folder: string): boolean {
    bundleDoor(door, folder)
    return true
  }
  return Code.fromAsset('functions', {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      local: { tryBundle },
      image: DockerImage.fromRegistry('never-pulled'),
      // CDK caches bundles by these options and cannot see into `tryBundle`: without the door's name every door would get the code of
      // the first one.
      command: [door],
    },
  })
}
