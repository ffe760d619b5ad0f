import { App } from 'aws-cdk-lib'
import { ChorokStack } from './stack.ts'

// The region is Seoul because some Korean public sites refuse foreign addresses. The account is that of whoever deploys.
new ChorokStack(new App(), 'Chorok', { env: { region: 'ap-northeast-2' } })
