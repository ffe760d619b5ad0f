import type { IllNotice } from '../ills/watch-ills.ts'
import type { Instant } from '../text/seoul.ts'
import type { IllCopy } from './ill-copy.ts'

/** One message of everything that began or ended, what began first. Plain text, two lines for each ill that begins. */
export function illNotice(copy: IllCopy, notices: IllNotice[], now: Instant): string {
  const began = notices.filter(({ telling }) => telling === 'beginning').map(({ ill }) => ill)
  const ended = notices.filter(({ telling }) => telling === 'end').map(({ ill }) => ill)
  const lines = [
    copy.head(began.length, ended.length),
    ...began.flatMap((ill) => [
      `• ${copy.began(ill, now)}`,
      `  → ${copy.todo(ill)} (${copy.runbook}#${ill.kind.replaceAll(' ', '-')})`,
    ]),
    ...ended.map((ill) => `• ${copy.ended(ill)}`),
  ]
  return lines.join('\n')
}
