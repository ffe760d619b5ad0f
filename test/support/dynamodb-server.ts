import type { TestProject } from 'vitest/node'
import { startDynoxide } from '../../lib/local/database/dynoxide.ts'

declare module 'vitest' {
  interface ProvidedContext {
    dynamodb: string
  }
}

/** Starts one DynamoDB server for all tests: dynoxide, or the endpoint in `CHOROK_TEST_DYNAMODB`. Each test file makes its own tables. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.CHOROK_TEST_DYNAMODB
  const database = given ? { endpoint: given, stop: async () => {} } : await startDynoxide()
  provide('dynamodb', database.endpoint)
  return database.stop
}
