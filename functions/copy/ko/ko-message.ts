import { NO_ANSWER } from '../../delivery/delivery.ts'
import type { ChangeNoteCopy, MessageCopy, ReleaseMark, WelcomeCopy } from '../message-copy.ts'
import { koOptionChangeNote } from './ko-option.ts'
import { fullDay, keywords, quietText, quoted, quotedWith, shortDay, slackWord } from './ko-words.ts'

const MARKS: Record<ReleaseMark, string> = { revised: '수정됨', withdrawn: '철회됨' }

export const koMessage: MessageCopy = {
  untitled: '제목 없는 발표',
  open: '원문 보기',
  turnOff: (query) => `‘${query}’ 알림 끄기`,
  pauseForWeek: '일주일 동안 끄기',
  seeSimilar: (query, others) => `‘${query}’${others > 0 ? ` 외 ${others}개` : ''} 최근 발표 보기`,
  reportWrongMatch: '키워드와 관련 없음',
  noSummary: '요약할 본문이 없습니다. 원문에서 확인해 주세요.',
  onlyAttachments: '본문은 첨부파일에 있습니다. 원문에서 확인해 주세요.',
  onlyPdf: '본문은 첨부파일(PDF)에 있습니다. 원문에서 확인해 주세요.',
  fromAttachment: '(첨부 한글 문서에서)',

  byline: ({ ministry, day, source, mark, kind }) =>
    [mark && MARKS[mark], ministry, kind, day ? fullDay(day) : '발표일 미상', `출처: ${source}`]
      .filter(Boolean)
      .join(' · '),

  reasons: (reasons, more) => {
    const listed = reasons.map(({ query, words, where, passing, mentions, inAttachment }) => {
      if (where === 'publisher') return query
      const text = inAttachment ? '첨부에' : '본문에'
      const place = passing ? `${mentionedIn(text, mentions)}:` : where === 'title' ? '제목에' : text
      return `${query} (${place} ${words || query})`
    })
    return `알림 이유: ${listed.join(', ')}${more > 0 ? ` 외 키워드 ${more}개` : ''}`
  },

  attachments: (names, more) => `첨부: ${names.join(', ')}${more > 0 ? ` 외 ${more}개` : ''}`,
  alsoAt: (places, more) => `같은 발표: ${places.join(', ')}${more > 0 ? ` 외 ${more}곳` : ''}`,
  licence: (licence) => `이용 조건: ${licence}`,

  notification: ({ title, ministry, queries }) => {
    const [first, ...others] = queries
    const more = others.length > 0 ? ` 외 ${others.length}개` : ''
    return `${ministry ? `[${ministry}] ` : ''}${title}${first ? ` (키워드: ${first}${more})` : ''}`
  },

  lineTail: ({ ministry, day, mark, withYear, due }) =>
    `— ${[ministry, day ? (withYear ? fullDay : shortDay)(day) : '발표일 미상', mark && MARKS[mark], due].filter(Boolean).join(' · ')}`,
  alsoFor: (queries) => (queries.length > 0 ? ` (${quoted(queries)}에도 해당)` : ''),
  digestHeader: (count) => `새 정책 발표 ${count}건`,
  digestGroup: (query, count) => `${query || '새 발표'} ${count}건`,
  mentionsGroup: (count) => `스치듯 언급된 발표 ${count}건`,
  mentionOf: (queries, mentions, inAttachment) =>
    ` (${mentionedIn(inAttachment ? '첨부에' : '본문에', mentions)}: ${queries.join(', ')})`,
  digestNotification: (count, titles) =>
    `새 정책 발표 ${count}건: ${titles.join(' / ')}${count > titles.length ? ' …' : ''}`,
  paused: (channel) =>
    `${channel} 채널에 글을 올릴 수 없어 알림을 멈췄습니다. 채널에 초록을 다시 초대하거나(\`/invite\`) 그 채널에서 \`/subscriptions\`의 [다시 받기]를 누르면, 최근 7일 동안 나온 발표부터 이어서 알려 드립니다.`,
  pausedBecause: (reason) => `Slack의 답: ${reason}`,
  withoutLinks: (count) => `${count}건은 주소가 너무 길어 링크를 넣지 못했습니다. \`/latest\`에서 찾아보세요.`,
  unsent: (count, reasons) => {
    const why = `(Slack: ${reasons.map(slackWord).join(', ')}). 초록의 홈 탭에서 볼 수 있습니다.`
    if (reasons.every((reason) => reason === NO_ANSWER))
      return `발표 ${count}건이 올라갔는지 확인하지 못했습니다 ${why}`
    return reasons.includes(NO_ANSWER)
      ? `발표 ${count}건을 보내지 못했거나 올라갔는지 확인하지 못했습니다 ${why}`
      : `발표 ${count}건을 보내지 못했습니다 ${why}`
  },
  tooOld: (count) => `나온 지 7일이 지난 발표 ${count}건은 보내지 않았습니다. \`/latest\`로 찾아볼 수 있습니다.`,
  continues: '다음 메시지로 이어집니다.',
  moreReleases: (count) => `이 밖에 ${count}건이 더 있습니다. \`/latest\`로 찾아보세요.`,
}

export const koWelcome: WelcomeCopy = {
  hello: [
    '안녕하세요, 초록입니다. 정부 부처와 위원회의 정책 발표에서 키워드를 찾아 이 채널에 알려 드립니다.',
    '아래에서 골라 시작하거나 `/subscribe 희소금속, 탄소중립`처럼 직접 입력해 주세요. 도움말은 `/subscribe help`입니다.',
  ].join('\n'),
  helloAgain: (queries) => {
    const named =
      queries.length > 3
        ? `${quoted(queries.slice(0, 3))} 등 키워드 ${queries.length}개를`
        : quotedWith(queries, '을/를')
    return `초대해 주셔서 고맙습니다. 이 채널에 ${named} 계속 알려 드립니다.`
  },
  suggestions: ['탄소중립', '중대재해', '공급망'],
  subscribeTo: (keyword) => `‘${keyword}’ 구독`,
}

export const koChangeNote: ChangeNoteCopy = {
  subscribed: (by, queries) => `${by} 님이 이 채널에서 ${keywords(queries, '을/를')} 구독했습니다.`,
  unsubscribed: (by, queries) => `${by} 님이 ${keywords(queries)} 구독을 해지했습니다.`,
  edited: (by, [before = '', ...queries]) =>
    `${by} 님이 ${quoted([before])} 구독을 ${quotedWith(queries, '으로/로')} 바꿨습니다.`,
  ...koOptionChangeNote,
  paused: (by, queries) => `${by} 님이 ${keywords(queries)} 알림을 일주일 동안 껐습니다.`,
  resumed: (by, queries) => `${by} 님이 ${keywords(queries)} 알림을 다시 켰습니다.`,
  'quiet hours': (by, hours) =>
    `${by} 님이 이 채널에 조용한 시간을 정했습니다: ${quietText(hours)}. 그 사이에 나온 발표는 모아 두었다가 끝나면 보내 드립니다.`,
  'no quiet hours': (by, hours) => `${by} 님이 이 채널의 조용한 시간(${quietText(hours)})을 해제했습니다.`,
}

function mentionedIn(text: string, mentions = 1): string {
  return `${text} ${mentions > 1 ? '짧게' : '한 번'} 언급`
}
