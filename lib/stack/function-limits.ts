import { Duration } from 'aws-cdk-lib'
import type { Door } from '../bundling/bundle.ts'

export interface Limits {
  timeout: Duration
  /** Megabytes; processor time grows with it. */
  memorySize: number
}

/** What each door may take. A queue hides a job for six times its door's timeout. */
export const LIMITS: Record<Door, Limits> = {
  // Ends before the next poll begins, even when that one comes at the far end of its window.
  poll: { timeout: Duration.minutes(4), memorySize: 1024 },
  // The Korean analyser alone takes 97 MB; a whole processor comes at 1769 MB.
  match: { timeout: Duration.seconds(60), memorySize: 1769 },
  // Half of a channel's lease of 120 s: a run that was cut off is surely dead when its lease ends.
  deliver: { timeout: Duration.seconds(60), memorySize: 512 },
  sweep: { timeout: Duration.seconds(50), memorySize: 512 },
  // Slack hangs up after three seconds; the rest lets a write that has begun end. Memory buys a quicker cold start.
  slack: { timeout: Duration.seconds(10), memorySize: 1024 },
  answer: { timeout: Duration.seconds(60), memorySize: 1024 },
  // Reads every source as poll does, and matches a whole day as match does.
  reconcile: { timeout: Duration.minutes(10), memorySize: 1769 },
}
