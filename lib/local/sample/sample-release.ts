import { z } from 'zod'
import sample from './sample.json' with { type: 'json' }

const SampleRelease = z.object({
  /** Its number on the board the sample was made from; the one release that is not a row there has none. */
  number: z.int().optional(),
  title: z.string(),
  day: z.iso.date(),
  views: z.int(),
  /** Only where the title, or the release itself, names it. */
  ministry: z.string().optional(),
  link: z.url().optional(),
  text: z.array(z.string()).default([]),
})
export type SampleRelease = z.infer<typeof SampleRelease>

export const SAMPLE_NAME = sample.source

export const sampleReleases: SampleRelease[] = z.array(SampleRelease).parse(sample.releases)
