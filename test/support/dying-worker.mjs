// Stands in for the thread of the doors: counts its calls, and dies when told to.
import { parentPort } from 'node:worker_threads'

let calls = 0
let ahead = 0
parentPort?.on('message', (told) => {
  if ('ahead' in told) {
    ahead = told.ahead
    return
  }
  calls += 1
  if (told.event === 'die') throw new Error('struck down')
  if (told.event === 'live') parentPort?.postMessage({ call: told.call, answer: { calls, ahead } })
})
parentPort?.postMessage({ ready: true })
