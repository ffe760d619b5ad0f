import * as z from 'zod'
import { CatalogLine } from '../../functions/sources/catalog/catalog-line.ts'
import { fieldFaults } from './field-faults.ts'

/*
The settings of an installation, as they stand in `chorok.config.json`. One shape for everything that reads them: the AWS stack, deploy,
setup, doctor, and the program on one machine. No secret is among them, so the file can be committed. docs/settings.md explains each.
*/

/** Settings and addresses share 4,096 bytes of a Lambda function's environment; names and addresses take up to 1,200 of them. */
const MAX_EXTRA_SOURCES_BYTES = 2_800
const MAX_ADDRESS_LENGTH = 300

const Address = z.url({ protocol: /^https?$/ }).max(MAX_ADDRESS_LENGTH)

/** Lines of the catalog, kept as they were written: their defaults are filled in where they are read. */
const ExtraSources = z.array(z.record(z.string(), z.unknown())).superRefine((lines, context) => {
  const seen = new Set<unknown>()
  for (const [index, line] of lines.entries()) {
    for (const { path, says } of fieldFaults(CatalogLine, line))
      context.addIssue({ code: 'custom', path: [index, ...path], message: says })
    if (seen.has(line.id))
      context.addIssue({ code: 'custom', path: [index, 'id'], message: '는 앞의 줄과 같은 id입니다' })
    seen.add(line.id)
  }
  const bytes = Buffer.byteLength(JSON.stringify(lines))
  if (bytes > MAX_EXTRA_SOURCES_BYTES)
    context.addIssue({
      code: 'custom',
      message: `는 ${bytes}바이트입니다. 함수의 환경에 들어가도록 ${MAX_EXTRA_SOURCES_BYTES}바이트 아래로 줄여 주세요(evidence를 빼거나 줄 수를 줄이세요)`,
    })
})

export const ChorokConfig = z.strictObject({
  /** One installation of several in an account, such as `dev`. Without it, names are those of the only installation. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,15}$/)
    .optional(),
  /** Seoul by default, because some Korean public sites refuse foreign addresses. */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .default('ap-northeast-2'),
  /** Tags of every resource. */
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).optional(),
  /** What the names of the secrets in Parameter Store begin with. */
  parameters: z
    .string()
    .regex(/^(\/[\w.-]+)+$/)
    .max(100)
    .optional(),
  alarmEmail: z.email().optional(),
  operatorChannel: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/)
    .optional(),
  /** When daily and weekly deliveries are due, HH:MM in Seoul. */
  morning: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  postsAMinute: z.int().min(1).max(9999).optional(),
  readBack: z.boolean().optional(),
  /** Runs kept free for the function that Slack calls; an account of few runs has none to keep. */
  slackConcurrency: z.int().min(1).max(1000).optional(),
  /** How many jobs of each queue are worked on at once. */
  maxConcurrency: z.int().min(2).max(1000).optional(),
  /** A table that was restored from a backup, to be used in place of the one the stack made. */
  table: z
    .string()
    .regex(/^[\w.-]{3,255}$/)
    .optional(),
  /** The most units a second that the table serves: a bound on the bill, not on what is kept. */
  tableMaximum: z
    .strictObject({ reads: z.int().min(100).max(100_000), writes: z.int().min(100).max(100_000) })
    .optional(),
  /** The stack cannot be deleted while this is on. */
  terminationProtection: z.boolean().optional(),
  /** A dashboard in CloudWatch: 3 dollars a month beyond the three that are free. */
  dashboard: z.boolean().optional(),
  /** Reads the rules of all offices (고시, 훈령, 예규, 공고), too: some thirty a day. */
  rules: z.boolean().optional(),
  esgBoard: Address.optional(),
  extraSources: ExtraSources.optional(),
})
export type ChorokConfig = z.infer<typeof ChorokConfig>
export type SettingName = keyof ChorokConfig

export const SETTING_NAMES = Object.keys(ChorokConfig.shape) as SettingName[]

/** What each setting has to look like, as it stands behind its name in a sentence. */
export const WANTED: Record<SettingName, string> = {
  stage: '"dev"처럼 영어 소문자로 시작하는 16자 안의 이름이어야 합니다',
  region: '"ap-northeast-2"처럼 AWS 리전 이름이어야 합니다',
  tags: '{"team": "esg"}처럼 이름과 값이 글인 묶음이어야 합니다',
  parameters: '"/chorok"처럼 /로 시작하는 100자 안의 이름이어야 합니다',
  alarmEmail: '"you@example.com" 같은 메일 주소여야 합니다',
  operatorChannel: '"C0123ABCD" 같은 Slack 채널 ID여야 합니다',
  morning: '"09:00"처럼 00:00에서 23:59 사이의 시각이어야 합니다',
  postsAMinute: '1에서 9999 사이의 정수여야 합니다',
  readBack: 'true나 false여야 합니다',
  slackConcurrency: '1에서 1000 사이의 정수여야 합니다',
  maxConcurrency: '2에서 1000 사이의 정수여야 합니다',
  table: '"chorok-restored"처럼 3자에서 255자의 테이블 이름이어야 합니다',
  tableMaximum: '{"reads": 4000, "writes": 2000}처럼 100에서 100000 사이의 정수 둘이어야 합니다',
  terminationProtection: 'true나 false여야 합니다',
  dashboard: 'true나 false여야 합니다',
  rules: 'true나 false여야 합니다',
  esgBoard: 'https://나 http://로 시작하는 300자 안의 주소여야 합니다',
  extraSources: '출처 목록의 줄을 담은 배열이어야 합니다(docs/settings.md)',
}
