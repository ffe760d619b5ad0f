import { daysBetween } from '../../text/seoul.ts'
import type { LawsCopy } from '../law-copy.ts'
import { closeDay, quoted, quotedWith } from './ko-words.ts'

export const koLaws: LawsCopy = {
  title: '법령 등록부',
  field: '법령 이름',
  hint: '한 줄에 하나씩 200개까지. 줄임말(중처법), 옛 이름, 시행령·시행규칙도 됩니다. 목록에 없는 법령은 "이름"처럼 따옴표로 적으면 그대로 등록합니다.',
  example: '중처법\n화관법\n탄소중립기본법',
  submit: '등록',
  registering: (count) => `법령 ${count}개를 등록하고 있습니다. 잠시만 기다려 주세요.`,
  registered: (names, more) =>
    `법령 ${names.length + more}개를 등록했습니다: ${quoted(names, more)}. 시행령과 시행규칙까지, 공포되거나 정부가 입법예고하면 시행일과 함께 이 채널에 알립니다. \`/laws\`로 봅니다.`,
  already: (names, more) => `이미 등록되어 있습니다: ${quoted(names, more)}`,
  unknownHead: (count) => `알아보지 못해 등록하지 않은 이름이 ${count}개 있습니다.`,
  unknown: (typed, alike) =>
    alike.length > 0
      ? `• ‘${typed}’ — 혹시 ${quoted(alike)} 아닌가요?`
      : `• ‘${typed}’ — 비슷한 이름의 법령을 찾지 못했습니다.`,
  moreUnknown: (count) => `• 그 밖에 ${count}개`,
  unknownFoot:
    '이름을 고쳐 다시 적어 주세요. 목록에 없는 법령이면 `/laws "공급망실사법"`처럼 따옴표로 적으면 그 이름 그대로 등록합니다.',
  tooMany: (count, most) => `한 번에 ${most}개까지 등록합니다. 나머지 ${count}개는 다시 붙여 넣어 주세요.`,
  nothing: '법령 이름을 찾지 못했습니다. `/laws 중처법, 화관법`처럼 적어 주세요.',
  undoing: '등록한 것을 되돌리고 있습니다.',
  undone: (names, more) => `${quotedWith(names, '을/를', more)} 등록부에서 뺐습니다.`,
  head: (count) => `등록한 법령 ${count}개`,
  none: '이 채널에는 등록한 법령이 없습니다. `/laws 중처법, 화관법`처럼 적거나 아래 버튼으로 목록을 붙여 넣으면, 공포와 시행일을 알려 드립니다.',
  next: (days, today) => {
    const [day, ...later] = days
    if (day === undefined) return '예정된 시행일 없음'
    const others = later.length > 0 ? `, 이어서 ${later.map((one) => closeDay(one, today)).join(', ')}` : ''
    const left = daysBetween(today, day)
    return `${closeDay(day, today)} 시행 · ${left === 0 ? '오늘' : `D-${left}`}${others}`
  },
  daysUnsure: '지금은 공포 법령을 읽지 못하고 있어, 시행일이 빠졌을 수 있습니다. 이유는 `/sources`에서 볼 수 있습니다.',
  page: (page, pages) => `${page}/${pages}쪽`,
  add: '법령 등록',
  asText: '이름만 보기',
  earlier: '이전',
  later: '다음',
  remove: '빼기',
  removed: (name) => `${quotedWith([name], '을/를')} 등록부에서 뺐습니다.`,
  explained: '이 법령과 그 시행령·시행규칙이 공포되거나 입법예고되면',
}
