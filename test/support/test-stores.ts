import { openMemoryStore } from '../simulation/memory-store.ts'
import { openTestStore } from './open-test-store.ts'

/** Both stores: the real one over DynamoDB, and the one in memory that the simulation uses. One suite tests both. */
export async function testStores() {
  return [
    { name: 'DynamoDB', store: await openTestStore() },
    { name: 'memory', store: openMemoryStore().store },
  ]
}
