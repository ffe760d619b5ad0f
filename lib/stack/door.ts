import { AssetHashType, DockerImage, RemovalPolicy } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { bundleDoor, nodeOptions } from '../bundling/bundle-door.ts'
import type { Door } from '../bundling/doors.ts'
import { DOOR_LIMITS } from './door-limits.ts'
import type { Grant } from './grants.ts'

/** Adds the Lambda function of a door. Its role may write the function's own log and what `grants` allow, nothing else. `reservedConcurrency`: runs that the account keeps for it. */
export function addDoor(scope: Construct, door: Door, grants: Grant[], reservedConcurrency?: number): LambdaFunction {
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
    ...(reservedConcurrency && { reservedConcurrentExecutions: reservedConcurrency }),
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
