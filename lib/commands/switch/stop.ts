import { runSwitch } from './run-switch.ts'

await runSwitch('off')
