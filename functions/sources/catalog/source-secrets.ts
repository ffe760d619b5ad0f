/**
 * The keys that sources ask for, by the name of their parameter. A catalog line names its key (`"secret": "data-go-kr-key"`) and its
 * reader gets the value through deps. Whatever else deals with keys goes by this table: the rights of the AWS stack, what
 * `npm run setup` asks for and checks, and the environment that `npm start` and the commands read.
 */
export const SOURCE_SECRETS = {
  'data-go-kr-key': {
    label: 'data.go.kr 서비스 키',
    whereHad:
      'data.go.kr에 가입하고 정책브리핑 보도자료 API의 활용신청을 하면 바로 승인됩니다. 마이페이지의 일반 인증키가 그 키입니다.',
    pattern: /^[\w+/=%-]{40,}$/,
    wrongPattern: 'data.go.kr 서비스 키의 모양이 아닙니다. 마이페이지의 일반 인증키를 통째로 복사해 주세요.',
  },
  'lawmaking-id': {
    label: '국민참여입법센터 정보공개 아이디',
    whereHad: 'www.lawmaking.go.kr에서 정보공개 서비스를 신청하면 며칠 안에 아이디가 승인됩니다.',
    pattern: /^[\w.-]{2,60}$/,
    wrongPattern: '국민참여입법센터에 신청한 아이디의 모양이 아닙니다. 전자우편 아이디라면 @ 앞부분만 넣어 주세요.',
  },
  'assembly-key': {
    label: '열린국회정보 인증키',
    whereHad: 'open.assembly.go.kr에 가입하고 인증키 발급을 누르면 바로 나옵니다.',
    pattern: /^[0-9a-zA-Z]{16,80}$/,
    wrongPattern: '열린국회정보 인증키의 모양이 아닙니다. 마이페이지의 인증키를 통째로 복사해 주세요.',
  },
  'law-id': {
    label: '국가법령 공동활용 아이디(OC)',
    whereHad: 'open.law.go.kr에서 OPEN API 활용을 신청하고, 이 서버의 주소(IP)를 함께 등록합니다.',
    pattern: /^[\w.-]{2,60}$/,
    wrongPattern: '국가법령 공동활용에 신청한 아이디의 모양이 아닙니다. 전자우편 아이디라면 @ 앞부분만 넣어 주세요.',
  },
} satisfies Record<string, SourceSecret>

interface SourceSecret {
  /** Korean, for the person who is asked for it. */
  label: string
  /** Where such a key is had, and how long it takes: whole sentences. */
  whereHad: string
  /** What every such key looks like; checked before it is saved. */
  pattern: RegExp
  /** One sentence for a value that does not look so. */
  wrongPattern: string
}

export type SourceSecretName = keyof typeof SOURCE_SECRETS
export const SOURCE_SECRET_NAMES = Object.keys(SOURCE_SECRETS) as SourceSecretName[]
export type SourceSecretValues = Partial<Record<SourceSecretName, string>>

/** The environment variable that holds a key outside AWS: `DATA_GO_KR_KEY` for `data-go-kr-key`. */
export function secretVariable(name: SourceSecretName): string {
  return name.toUpperCase().replaceAll('-', '_')
}

/** Where a person enters a key, on AWS and on one machine: `…에 키를 넣어 주세요`. */
export function placeOfSecret(name: SourceSecretName): string {
  return `npm run setup(컴퓨터 한 대에서는 chorok.secrets 파일의 ${secretVariable(name)})`
}

/** The keys an environment holds; an empty variable is no key. */
export function sourceSecretsIn(environment: Record<string, string | undefined>): SourceSecretValues {
  const values = SOURCE_SECRET_NAMES.map((name) => [name, environment[secretVariable(name)]] as const)
  return Object.fromEntries(values.filter(([, value]) => value))
}
