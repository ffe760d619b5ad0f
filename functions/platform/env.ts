import * as z from 'zod'

/** The environment variables of the doors: names, addresses and settings, never a secret. */
const Env = z.object({
  CHOROK_TABLE: z.string(),
  CHOROK_BUS: z.string(),
  CHOROK_DELIVER_QUEUE: z.url(),
  CHOROK_ANSWER_QUEUE: z.url(),
  /** Prefix of the SecureString parameters: `<prefix>/slack-bot-token`. */
  CHOROK_PARAMETERS: z.string().startsWith('/'),
  /** `on`: after a lost answer the message is looked for in its channel, for which the app needs the history scopes. */
  CHOROK_READ_BACK: z.enum(['on', 'off']).default('off'),
  /** Budget of posts and edits a minute for each workspace; Slack does not publish its own limit. */
  CHOROK_POSTS_A_MINUTE: z.coerce.number().int().min(1).max(9999).default(500),
  /** When daily and weekly deliveries are due, HH:MM in Seoul. */
  CHOROK_MORNING: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('09:00'),
  /** Id of a channel in which the person who runs the installation is told what began or ended that needs somebody. */
  CHOROK_OPERATOR_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/)
    .optional(),
  CHOROK_SLACK_API: z.url().default('https://slack.com/api/'),
  /** `off` leaves only the extra sources (tests, pictures, `--offline`). */
  CHOROK_CATALOG: z.enum(['live', 'off']).default('live'),
  /** JSON array of catalog lines read beside the catalog. */
  CHOROK_EXTRA_SOURCES: z.string().default('[]'),
  /** `on`: rules of offices (고시, 훈령, 예규, 공고) are read, too, thirty a day. */
  CHOROK_RULES: z.enum(['on', 'off']).default('off'),
  /** Address of a curated ESG 정책뉴스 board (CIBoard) to read beside the ministries. */
  CHOROK_ESG_BOARD: z.url({ protocol: /^https?$/ }).optional(),
})
type Env = z.infer<typeof Env>

/** Parses only the named variables: each door reads those it uses. Throws naming the variable that is missing or wrong. */
export function readEnv<Name extends keyof Env>(...names: Name[]): Pick<Env, Name> {
  const values = names.map((name) => {
    const parsed = Env.shape[name].safeParse(process.env[name])
    if (!parsed.success) throw new Error(`environment variable ${name}: ${z.prettifyError(parsed.error)}`)
    return [name, parsed.data]
  })
  return Object.fromEntries(values)
}
