import { Duration } from 'aws-cdk-lib'
import type { Door } from '../bundling/doors.ts'

interface DoorLimits {
  timeout: Duration
  /** Megabytes; processor time grows with it. */
  memorySize: number
}

/** How long each door may run and how much memory it has. A job queue hides a job for longer than its door may run. */
export const DOOR_LIMITS: Record<Door, DoorLimits> = {
  // A run ends before the next one begins, even when it was called at the end of its one-minute window.
  poll: { timeout: Duration.minutes(4), memorySize: 512 },
  // The Korean analyser alone takes 97 MB. Lambda gives a whole processor at 1769 MB.
  match: { timeout: Duration.seconds(60), memorySize: 1769 },
  // Half of a channel's lease of 120 s: when a lease ends, a run that was cut off is certainly dead.
  deliver: { timeout: Duration.seconds(60), memorySize: 512 },
  sweep: { timeout: Duration.seconds(50), memorySize: 512 },
  // Slack hangs up after 3 s; the rest lets a write that has begun come to its end. More memory means a quicker cold start.
  slack: { timeout: Duration.seconds(10), memorySize: 1024 },
  answer: { timeout: Duration.seconds(60), memorySize: 1024 },
  // It reads every source as poll does, and matches a whole day as match does.
  reconcile: { timeout: Duration.minutes(10), memorySize: 1769 },
}
