import type { IncomingMessage, ServerResponse } from 'node:http'

/** What one source does that others do not: the first release of its fixture, as it must be read. */
export interface Quirk {
  title: string
  /** The release's address below the root of the site. */
  path: string
  published: { day: string; at?: number } | undefined
  text: string
  /** Answers in place of the feed, as some sites do at first; true when it did. */
  before?: (request: IncomingMessage, response: ServerResponse) => boolean
}

const at = (time: string) => ({ day: time.slice(0, 10), at: Date.parse(`${time}+09:00`) })

/** The feed is sent only after the cookie that the first answer sets has come back. */
function cookieFirst(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.headers.cookie?.includes('SESSION=1')) return false
  response.writeHead(307, { location: request.url, 'set-cookie': 'SESSION=1; Path=/' }).end()
  return true
}

const MOLIT: Quirk = {
  title: '시험 교통 안전 대책',
  path: '/USR/NEWS/m_71/dtl.jsp?lcmspage=1&id=95090001',
  published: at('2026-09-22T11:00:00'),
  text: '시험교통부는 대책을 마련했다.',
  before: cookieFirst,
}

/** By the id of the catalog line. Each has a fixture of that name, or of `fixture`. */
export const QUIRKS: Record<string, Quirk & { fixture?: string }> = {
  // No XML declaration, two descriptions, no guid, spaces in CDATA, a midnight that means a day.
  fsc: {
    title: '시험위-산업부, 핵심광물 공급망 지원 협력',
    path: '/no010101/87397',
    published: { day: '2026-07-23' },
    text: '핵심광물의 국내·외 공급망을 점검하였다.\n① 융자를 늘리고 “비축”도 확대한다.',
  },
  // Titles that begin like the CDATA around them, raw & in links, a date with tenths, no text but on the page.
  mofe: {
    title: '[보도참고] 9월 시험 경제 동향',
    path: '/nw/nes/detailNesDtaView.do?searchBbsId1=MOSFBBS_000000000028&searchNttId1=MOSF_000000000070001&menuNo=4010100',
    published: at('2026-09-23T17:00:00'),
    text: '시험부는 쪽에 글을 실었다고 밝혔다.',
  },
  // POST only: the suite's server refuses any method but the line's.
  motir: {
    title: '시험 수출 지원 대책 발표',
    path: '/kor/article/ATCL3f49a5a8c/171830/view',
    published: { day: '2026-09-22' },
    text: '시험통상부는 대책을 발표했다.',
  },
  // Relative links with a session, a date in Java's words.
  mcee: {
    title: '시험 탄소중립 계획 수립',
    path: '/home/web/board/read.do?pagerOffset=0&maxPageItems=10&menuId=10598&boardMasterId=939&boardId=1830010',
    published: at('2026-09-22T15:00:00'),
    text: '시험환경부는 계획을 수립했다.',
  },
  'moel-policy': {
    title: '시험 산업안전 점검 안내서',
    path: '/policy/policydata/view.do?bbs_seq=20260900123',
    published: at('2026-09-22T14:30:00'),
    text: '시험부는 쪽에 글을 실었다고 밝혔다.',
  },
  // Its +0000 is true: in Seoul it is already the next day.
  mohw: {
    title: '시험 돌봄 지원 확대',
    path: '/board.es?mid=a10503000000&bid=0027&act=view&list_no=1480001&tag=',
    published: at('2026-09-01T03:00:00'),
    text: '시험복지부는 지원을 확대한다.',
  },
  // An offset without a colon.
  mpm: {
    title: '시험 공무원 채용 일정',
    path: '/mpm/comm/newsPress/newsPressRelease/?boardId=bbs_0000000000000029&mode=view&cntId=4300',
    published: at('2026-09-22T12:00:00'),
    text: '시험인사처는 일정을 알렸다.',
  },
  // A day in dots, an empty description before the text.
  msit: {
    title: '시험 연구 지원 공고',
    path: '/bbs/view.do?sCode=user&nttSeqNo=3180001',
    published: { day: '2026-08-12' },
    text: '시험과기부는 연구를 지원한다.',
  },
  // A date of fourteen digits.
  mss: {
    title: '시험 상생 협력 지원',
    path: '/site/smba/ex/bbs/View.do?cbIdx=86&bcIdx=1060001',
    published: at('2026-09-01T09:02:26'),
    text: '시험중기부는 협력을 지원한다.',
  },
  // A date of twelve digits.
  mods: {
    title: '2026년 8월 시험동향',
    path: '/board.es?mid=a10301010000&bid=a103010100&act=view&list_no=440012',
    published: at('2026-09-22T12:00:00'),
    text: '시험데이터처는 동향을 발표했다.',
  },
  // Relative links even of the feed itself, a date with tenths.
  kdca: {
    title: '시험 예방접종 안내',
    path: '/bbs/kdca/41/312345/artclView.do',
    published: at('2026-09-22T16:08:14'),
    text: '시험관리청은 접종을 안내했다.',
  },
  molit: MOLIT,
  mofa: { ...MOLIT, fixture: 'molit' },
  mfds: {
    fixture: 'mohw',
    title: '시험 돌봄 지원 확대',
    path: '/board.es?mid=a10503000000&bid=0027&act=view&list_no=1480001&tag=',
    published: at('2026-09-01T03:00:00'),
    text: '시험복지부는 지원을 확대한다.',
  },
  // No date at all.
  esma: {
    title: 'Authority sets out test rules',
    path: '/press-news/test-rules',
    published: undefined,
    text: 'The Test Authority sets out its rules today.',
  },
}
