import { z } from 'zod'
import sample from './sample.json' with { type: 'json' }

const SampleRelease = z.object({
  /** Its number on the board it is from. */
  number: z.int(),
  title: z.string(),
  /** The day on which it really came out. */
  day: z.iso.date(),
  /** How far before the newest release it is dated when the sample is played. */
  businessDaysAgo: z.int(),
  views: z.int(),
  /** Only if the title or the release itself names it. */
  ministry: z.string().optional(),
  /** Where the whole text stands, for the one release that is not from the board. */
  original: z.url().optional(),
  text: z.array(z.string()),
})
export type SampleRelease = z.infer<typeof SampleRelease>

export const SAMPLE_NAME = sample.source

export const sampleReleases: SampleRelease[] = z.array(SampleRelease).parse(sample.releases)
