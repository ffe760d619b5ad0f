import { openMemoryStore } from '../simulation/memory-store.ts'
import { openTestStore } from './open-test-store.ts'

/** Both stores there are: the real one, and the memory the simulation runs over. They are held to one suite. */
export async function testStores() {
  return [
    { name: 'DynamoDB', store: await openTestStore() },
    { name: 'memory', store: openMemoryStore().store },
  ]
}
