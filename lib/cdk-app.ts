import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { installationNames } from './config/installation-names.ts'
import { CONTEXT_SETTINGS, readConfig } from './config/read-config.ts'
import { ChorokStack } from './stack.ts'

const app = new App()
const read = readConfig(Object.fromEntries(CONTEXT_SETTINGS.map((name) => [name, app.node.tryGetContext(name)])))
if (read.outcome === 'refused') {
  for (const sentence of read.sentences) console.error(sentence)
  process.exit(1)
}
const { config } = read
Validations.of(app).addPlugins(new AwsSolutionsChecks(), new ServerlessChecks())
// The account is that of whoever deploys.
new ChorokStack(app, installationNames(config).stack, { config, env: { region: config.region } })
