import { AssetHashType, DockerImage, RemovalPolicy } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { bundle, type Door, nodeOptions } from '../bundling/bundle.ts'
import { LIMITS } from './function-limits.ts'
import type { Right } from './grants.ts'

/** One Lambda function, with the rights it is given and no others; its role may write its own log and nothing else. */
export function door(scope: Construct, name: Door, rights: Right[]): LambdaFunction {
  const id = `${name[0]?.toUpperCase()}${name.slice(1)}`
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  const made = new LambdaFunction(scope, id, {
    ...LIMITS[name],
    code: codeOf(name),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    environment: { NODE_OPTIONS: nodeOptions(name) },
  })
  for (const grant of rights) grant(made)
  return made
}

/** Our own bundle rather than NodejsFunction's: `npm run bundle` and the tests then look at the very file that is deployed. */
function codeOf(name: Door): Code {
  function tryBundle(folder: string): boolean {
    bundle(name, folder)
    return true
  }
  return Code.fromAsset('functions', {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      local: { tryBundle },
      image: DockerImage.fromRegistry('never-pulled'),
      // CDK cannot see into `tryBundle`: without a word to tell them apart, all doors would be the first one's code.
      command: [name],
    },
  })
}
