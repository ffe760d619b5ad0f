import { kindWord, NAMED_KINDS } from '../../subscriptions/query/named-kind.ts'
import { MAX_QUERIES_PER_INPUT } from '../../subscriptions/query/query.ts'
import { particle } from '../../text/particle.ts'
import type { HintCopy, PreviewCopy, RefusalCopy, SubscribeFormCopy } from '../keyword-copy.ts'
import type { PackCopy } from '../pack-copy.ts'
import { monthDay, quoted, quotedWith } from './ko-words.ts'

export const koForm: SubscribeFormCopy = {
  title: '키워드 구독',
  editTitle: '구독 수정',
  submit: '구독',
  save: '저장',
  close: '취소',
  done: '닫기',
  preview: '미리보기',
  query: '키워드',
  example: '희소금속, 탄소중립',
  conditions: '여러 개는 쉼표로 나눕니다. 예: 수소 -자동차 (자동차 제외), "전기 안전" (적은 그대로)',
  ministries: '부처',
  anyMinistry: '모든 부처',
  ministryKinds: {
    ministry: '부',
    office: '처',
    agency: '청',
    commission: '위원회',
    other: '그 밖의 기관',
  },
  where: '찾을 범위',
  onlyTitle: '제목에서만 찾기',
  channel: '받을 채널',
  chooseChannel: '채널 고르기',
  reading: '어떻게 구독할까요?',
}

export const koPacks: PackCopy = {
  nameOf: ({ ko }) => ko,
  option: (name, perDay) => `${name} (하루 약 ${Math.max(1, Math.round(perDay))}건)`,
  choose: '주제 묶음 고르기',
  label: '주제 묶음 (키워드 여러 개를 한 번에)',
  subscribed: (name, queries) => `주제 묶음 ‘${name}’의 키워드 ${queries.length}개를 구독했습니다: ${quoted(queries)}.`,
  editable: '하나씩 고치거나 해지하려면 `/subscriptions`를 입력해 주세요.',
}

export const koHint: HintCopy = {
  exact: '적은 그대로만',
  synonyms: (names, more) => `같은 말 ${quoted(names)}${more > 0 ? ` 외 ${more}개` : ''}도 함께`,
  with: (words) => `${quoted(words)}도 나오는 발표만`,
  without: (words) => `${quotedWith(words, '이/가')} 나오는 발표는 제외`,
  ministries: (names) => `${names.join(', ')} 발표만`,
  kinds: (kinds) => `${kinds.join(', ')}만`,
  allOfMinistries: (names) => `${names.join(', ')}의 모든 발표`,
  allOfKinds: (kinds) => `모든 ${kinds.join(', ')}`,
  inTitle: '제목에서만',
  widespread: (word, narrower) =>
    `거의 모든 발표에 나오는 말이라 알림이 아주 많아집니다. ‘${narrower ?? `${word} +수소`}’처럼 좁혀 보세요.`,
  similar: (terms) => `비슷한 키워드: ${quoted(terms)}`,
  readAs: (queries) => `${quotedWith(queries, '으로/로')} 구독합니다`,
  more: (count) => `그 밖에 ${count}개`,
  searching: '최근 30일 발표를 찾고 있습니다…',
}

export const koPreview: PreviewCopy = {
  reach: (query, releases, perWeek) => {
    const pace =
      perWeek >= 7 ? `, 하루에 ${Math.round(perWeek / 7)}건 정도` : perWeek > 0 ? `, 일주일에 ${perWeek}건 정도` : ''
    return `${quoted([query])}: 최근 30일 ${releases}건${pace}`
  },
  veryBroad: (narrower) =>
    `하루에 10건 넘게 올 수 있습니다. \`+수소\`(함께 나올 때만), \`-자동차\`(빼고), \`부처:기후에너지환경부\`(그 부처만)를 키워드 뒤에 붙여 좁히거나, \`/subscriptions\`에서 매일 아침 모아 받도록 바꿔 보세요.${narrower.length > 0 ? ` 더 좁은 말: ${quoted(narrower)}` : ''}`,
  none: (query, wider, { count, since }) => {
    const searched = since ? `${monthDay(since)}부터 읽은 발표` : '최근 30일 발표'
    const none =
      count > 0
        ? `${searched} ${count}건 가운데 맞는 발표가 없습니다.`
        : '최근 30일 동안 읽은 발표가 없어 아직 미리 볼 수 없습니다.'
    return `${quoted([query])}: ${none}${wider.length > 0 ? ` 더 넓은 말: ${quoted(wider)}` : ''}`
  },
  didYouMean: (terms) => `혹시 ${quotedWith(terms, '을/를')} 찾으셨나요?`,
  tryLonger: (terms) => ` ${quoted(terms)}${particle(terms.at(-1) ?? '', '은/는')} 어떠세요?`,
}

export const koRefusal: RefusalCopy = {
  empty: () => '키워드를 함께 적어 주세요. 예: 희소금속, 탄소중립',
  'too short': (texts, more) =>
    `${quotedWith(texts, '은/는', more)} 한 글자라 엉뚱한 발표까지 찾게 됩니다. ‘희소금속’처럼 두 글자 이상으로 적어 주세요.`,
  'only symbols': (texts, more) => `${quoted(texts, more)}에는 찾을 글자가 없습니다. 한글, 영문, 숫자로 적어 주세요.`,
  'too long': (texts, more) => `${quotedWith(texts, '은/는', more)} 너무 깁니다. 핵심 낱말 몇 개로 줄여 주세요.`,
  'too many': (texts, more) =>
    `키워드는 한 번에 ${MAX_QUERIES_PER_INPUT}개까지라 ${quotedWith(texts, '은/는', more)} 담지 못했습니다. 따로 입력해 주세요.`,
  everything: (texts, more) =>
    `${quoted(texts, more)}만으로는 어떤 발표를 찾으시는지 알 수 없어 구독하지 않았습니다. ‘탄소중립’ 같은 주제어나 \`부처:기후에너지환경부\` 같은 부처를 적어 주세요.`,
  meaningless: (texts, more) =>
    `${quotedWith(texts, '이/가', more)} 무엇을 뜻하는지 몰라 구독하지 않았습니다. 오타라면 고쳐서 다시 적고, 그 말이 맞다면 \`"${texts[0]}"\`처럼 따옴표로 묶어 주세요.`,
  'too broad': (texts, more) =>
    `${quoted(texts, more)}에서 주제로 남는 말이 너무 넓어 바로 구독하지 않았습니다. ‘EU 배터리 규정’처럼 찾을 말을 더 적거나, 그 말 하나만 다시 적어 주세요.`,
  'command unsubscribe': (texts, more) =>
    `${quotedWith(texts, '은/는', more)} 키워드로 구독하지 않았습니다. 구독을 끝내려면 \`/unsubscribe 탄소중립\`처럼 키워드를 적거나, \`/unsubscribe\`만 입력해 목록에서 골라 주세요.`,
  'command subscriptions': (texts, more) =>
    `${quotedWith(texts, '은/는', more)} 키워드로 구독하지 않았습니다. 구독 목록을 보고 고치거나 쉬려면 \`/subscriptions\`를 입력해 주세요.`,
  'command quiet hours': (texts, more) =>
    `${quotedWith(texts, '은/는', more)} 키워드로 구독하지 않았습니다. 알리지 않을 시간은 \`/subscriptions 조용히 22:00-07:00\`처럼 정해 주세요.`,
  'command latest': (texts, more) =>
    `${quotedWith(texts, '은/는', more)} 키워드로 구독하지 않았습니다. 지난 발표는 \`/latest\`나 \`/latest 탄소중립\`으로 찾아볼 수 있습니다.`,
  'command help': (texts, more) =>
    `${quotedWith(texts, '은/는', more)} 키워드로 구독하지 않았습니다. 쓰는 법은 \`/subscribe help\`로 볼 수 있습니다.`,
  'only exclusions': (texts, more) =>
    `${quoted(texts, more)}에는 뺄 말만 있습니다. 받아 볼 주제어도 함께 적어 주세요. 예: \`수소 -자동차\``,
  'excludes condition': (texts, more) =>
    `${quotedWith(texts, '은/는', more)} 부처나 제목, 종류를 빼는 조건이라 구독하지 않았습니다. 빼는 것은 낱말만 됩니다. 받을 부처나 종류를 \`배출권 부처:산업통상부\`, \`배출권 종류:입법예고\`처럼 적거나, 뺄 낱말을 \`배출권 -자동차\`처럼 적어 주세요. 부처 이름이 나오는 발표를 빼려면 \`-"환경부"\`처럼 따옴표로 묶어 주세요.`,
  'excludes itself': (texts, more) =>
    `${quotedWith(texts, '은/는', more)} 찾을 말과 뺄 말이 같아 맞는 발표가 있을 수 없습니다. 뺄 말을 고쳐 다시 적어 주세요. 예: \`수소 -자동차\``,
  'unknown kind': (texts, more) =>
    `${quoted(texts, more)}에 적은 종류를 모르겠습니다. 쓸 수 있는 종류는 ${NAMED_KINDS.map(kindWord).join(', ')}입니다. 예: \`수소 종류:입법예고\``,
  'empty label': (texts, more) =>
    `${quoted(texts, more)}에 부처 이름이나 제목에서 찾을 말, 종류가 비어 있습니다. \`부처:기후에너지환경부\`, \`제목:수소\`, \`종류:입법예고\`처럼 붙여 적어 주세요.`,
  address: () => '주소는 키워드로 쓸 수 없습니다. 찾으려는 낱말을 적어 주세요. 예: 탄소중립',
  mention: () =>
    '사람이나 @channel 같은 멘션은 키워드로 쓸 수 없습니다. 다른 채널에서 받으려면 `/subscribe 탄소중립 #채널`처럼 채널 하나만 적어 주세요.',
}
