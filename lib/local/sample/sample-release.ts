import { z } from 'zod'
import sample from './sample.json' with { type: 'json' }

const SampleRelease = z.object({
  /** Its number on the board the sample was made from. The one release that is not from that board has none. */
  number: z.int().optional(),
  title: z.string(),
  day: z.iso.date(),
  views: z.int(),
  /** Only if the title or the release itself names it. */
  ministry: z.string().optional(),
  /** The original, for the one release that has one. */
  link: z.url().optional(),
  text: z.array(z.string()).default([]),
})
export type SampleRelease = z.infer<typeof SampleRelease>

export const SAMPLE_NAME = sample.source

export const sampleReleases: SampleRelease[] = z.array(SampleRelease).parse(sample.releases)
