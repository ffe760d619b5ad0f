import { AwsRefusal, callQuery, type XmlElement } from './aws-call.ts'

/** A stack as CloudFormation describes it. */
export interface StackDescription {
  /** Its ARN. */
  id: string
  /** Such as `UPDATE_COMPLETE`. */
  status: string
  outputs: Record<string, string>
  /** It cannot be deleted until this is turned off. */
  isProtected: boolean
}

/** Undefined when there is no stack of this name. Throws an `AwsRefusal` for everything else. */
export async function describeStack(region: string, name: string): Promise<StackDescription | undefined> {
  try {
    const answer = await callQuery('cloudformation', region, { Action: 'DescribeStacks', StackName: name })
    const [stack] = answer.members('Stacks')
    if (!stack) return undefined
    const outputs = stack.members('Outputs').map((output) => [output.text('OutputKey'), output.text('OutputValue')])
    return {
      id: stack.text('StackId') ?? name,
      status: stack.text('StackStatus') ?? 'unknown',
      outputs: Object.fromEntries(outputs),
      isProtected: stack.text('EnableTerminationProtection') === 'true',
    }
  } catch (error) {
    if (error instanceof AwsRefusal && error.code === 'ValidationError' && /does not exist/.test(error.message))
      return undefined
    throw error
  }
}

/** The template a stack was last deployed with. */
export async function deployedTemplate(region: string, name: string): Promise<unknown> {
  const answer = await callQuery('cloudformation', region, { Action: 'GetTemplate', StackName: name })
  return JSON.parse(answer.text('TemplateBody') ?? '{}')
}

/** The physical ids of a stack's resources, of these types or of all. */
export async function stackResources(
  region: string,
  name: string,
  types?: string[],
): Promise<[type: string, id: string][]> {
  const found: [string, string][] = []
  for await (const resource of listResources(region, name)) {
    const type = resource.text('ResourceType')
    const id = resource.text('PhysicalResourceId')
    // A stack whose making or deleting failed half-way still lists what is gone.
    const isGone = resource.text('ResourceStatus') === 'DELETE_COMPLETE'
    if (type && id && !isGone && (types?.includes(type) ?? true)) found.push([type, id])
  }
  return found
}

/** What CloudFormation could not delete of a stack, and why. */
export async function failedResources(region: string, name: string): Promise<{ name: string; reason: string }[]> {
  const failed: { name: string; reason: string }[] = []
  for await (const resource of listResources(region, name)) {
    if (resource.text('ResourceStatus') !== 'DELETE_FAILED') continue
    const physical = resource.text('PhysicalResourceId') ?? ''
    failed.push({
      name: `${resource.text('ResourceType')} ${physical}`.trim(),
      reason: resource.text('ResourceStatusReason') ?? '',
    })
  }
  return failed
}

async function* listResources(region: string, name: string): AsyncGenerator<XmlElement> {
  let token: string | undefined
  do {
    const page = await callQuery('cloudformation', region, {
      Action: 'ListStackResources',
      StackName: name,
      ...(token && { NextToken: token }),
    })
    yield* page.members('StackResourceSummaries')
    token = page.text('NextToken')
  } while (token)
}

/** A sentence for the person who installs, on what AWS refused and what to do. */
export function awsSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = awsCode(error)
  switch (code) {
    case undefined:
      return error.message
    case 'NoCredentials':
    case 'CredentialsProviderError':
      return 'AWS 자격 증명을 찾지 못했습니다. aws configure(또는 aws sso login)를 하거나 AWS_PROFILE을 정해 주세요.'
    case 'Unreachable':
      return `AWS에 닿지 못했습니다 (${error.message}). 인터넷 연결(프록시가 있으면 HTTPS_PROXY)과 region 설정을 확인해 주세요.`
    case 'InvalidClientTokenId':
    case 'UnrecognizedClientException':
    case 'SignatureDoesNotMatch':
      return `AWS가 이 자격 증명을 모릅니다 (${code}). AWS_PROFILE과 키를 확인하고 다시 로그인해 주세요.`
    case 'AccessDenied':
    case 'AccessDeniedException':
      return `AWS 권한이 모자랍니다 (${code}): ${error.message} 필요한 권한은 docs/aws.md에 있습니다.`
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return 'AWS 자격 증명의 기한이 지났습니다. aws sso login처럼 다시 로그인해 주세요.'
    default:
      return `AWS가 받아들이지 않았습니다 (${code}): ${error.message}`
  }
}

/** AWS's own word for what it refused, also where the SDK was told; undefined for what is no answer of AWS. */
function awsCode(error: Error): string | undefined {
  if (error instanceof AwsRefusal) return error.code
  return '$metadata' in error || error.name === 'CredentialsProviderError' ? error.name : undefined
}
