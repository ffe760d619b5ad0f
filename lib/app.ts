import { App } from 'aws-cdk-lib'
import { ChorokStack } from './stack.ts'

// Seoul, because some Korean public sites refuse foreign addresses. The account is whichever deploys it.
new ChorokStack(new App(), 'Chorok', { env: { region: 'ap-northeast-2' } })
