// Stands in for the thread of the doors: counts its calls, and dies on the event `die`.
import { parentPort } from 'node:worker_threads'

let calls = 0
let ahead = 0
parentPort?.on('message', (message) => {
  if ('ahead' in message) {
    ahead = message.ahead
    return
  }
  calls += 1
  if (message.event === 'die') throw new Error('struck down')
  if (message.event === 'live') parentPort?.postMessage({ call: message.call, answer: { calls, ahead } })
})
parentPort?.postMessage({ ready: true })
