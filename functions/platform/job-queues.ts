/**
 * The queues in front of the doors, as the AWS stack makes them and the local program imitates them. A job that a door has taken is hidden
 * for `visibilitySeconds`; if it has failed, it is then handed out again. After `maxReceives` tries it goes to the dead queue, which a person
 * is told of. `retentionSeconds`: how long a job may wait in all, where that is less than the four days that SQS keeps it.
 */
export const JOB_QUEUES = {
  match: { visibilitySeconds: 360, maxReceives: 5 },
  deliver: { visibilitySeconds: 360, maxReceives: 5 },
  // Slack takes answers through a response_url for thirty minutes; an older job is of no use. Three tries end well before that: were it
  // deleted for its age first, it would never reach the dead queue.
  answer: { visibilitySeconds: 90, maxReceives: 3, retentionSeconds: 1800 },
} as const satisfies Record<string, JobQueueTimings>

interface JobQueueTimings {
  visibilitySeconds: number
  maxReceives: number
  retentionSeconds?: number
}
