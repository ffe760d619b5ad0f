import { commandMeant, subjectEnded } from '../query/understanding/commands-meant.ts'
import { isIn, wordList } from '../query/understanding/typed-text/word-list.ts'
import { understand } from '../query/understanding/understand.ts'
import { asksWhatIsOpen } from './due-words.ts'

/*
What somebody wants who says it to the bot in a conversation: `탄소중립 알려줘`, `수소 최근 발표 보여줘`, `ESG 그만 보내줘`.

Behind a slash command the command says what is wanted; here only the words do. So nothing is subscribed or ended unless they say so: a
bare keyword is asked about, and what is no request at all is answered with help.
*/

export type SpokenRequest =
  /** `words` as a command takes them; the subject is read out of them there. */
  | { wants: 'subscribe' | 'latest' | 'due'; words: string }
  /** The words that name what is to end; empty where it is not said. */
  | { wants: 'unsubscribe'; words: string }
  | { wants: 'subscriptions' }
  | { wants: 'quiet hours'; words: string }
  | { wants: 'help' }
  /** A subject, and not what to do with it. */
  | { wants: 'unsaid'; words: string }

const FROM_NOW_ON = wordList(
  '구독 구독* 등록* 추가* 팔로우* 팔로* 앞으로 계속 꾸준히 나오면 나올때 나올때마다 나올 생기면 있으면 올라오면 뜨면 발표되면 발표하면 때마다 매일 매주 매달 받아* 받고 받을* 보내* 알림* subscribe follow track watch notify alert',
)
const SO_FAR = wordList(
  '최근 최신 오늘 어제 이번주 지난주 저번주 이번달 지난달 저번달 그동안 방금 찾아* 찾기 검색* 조회* 보여* 볼래* 보고 봐줘 봐 있어 있어요 있나* 있니 있었* 나왔* 뭐나왔* 새소식 latest recent search find show today yesterday',
)
const TELL = wordList('알려* 알림 tell')
const GREETING = wordList('안녕 안녕* 반가* 하이 헬로 초록 초록아 초록님 hi hello hey')
/** Answers and questions to a person: nothing of the kind that the bot does is wanted. */
const SMALL_TALK = wordList(
  '고마* 고맙* 감사합니다 감사해요 감사드려요 감사드립니다 수고* 네 넵 넹 예 응 아니 아니요 아니오 ok okay 오케이 확인했* 좋아* 굿 thanks thank 왜 언제 어디 누구 누가 몇 why when where who',
)
/** Emoji by their names, as chats write them. */
const EMOJI = /:[a-z0-9_+'-]+:/gu

const SPACED_PERIOD = /(이번|지난|저번) (주|달)/gu

/** What is wanted by something said to the bot, without the mention of it. */
export function spokenRequest(said: string): SpokenRequest {
  const text = said.replace(EMOJI, ' ').replace(SPACED_PERIOD, '$1$2').trim()
  const words = wordsOf(text).filter((word) => !isIn(GREETING, word))
  if (words.length === 0 || words.some((word) => isIn(SMALL_TALK, word))) return { wants: 'help' }
  switch (commandMeant(text)) {
    case 'command help':
      return { wants: 'help' }
    case 'command subscriptions':
      return { wants: 'subscriptions' }
    case 'command quiet hours':
      return { wants: 'quiet hours', words: text }
    case 'command unsubscribe':
      return { wants: 'unsubscribe', words: subjectEnded(text) }
    case 'command latest':
      return { wants: 'latest', words: text }
  }
  if (words.some((word) => isIn(FROM_NOW_ON, word))) return { wants: 'subscribe', words: text }
  if (asksWhatIsOpen(text)) return { wants: 'due', words: text }
  if (words.some((word) => isIn(SO_FAR, word))) return { wants: 'latest', words: text }
  if (words.some((word) => isIn(TELL, word))) return { wants: 'subscribe', words: text }
  const { queries, refused } = understand(text)
  return queries.length > 0 && refused.length === 0 ? { wants: 'unsaid', words: text } : { wants: 'help' }
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/u).filter((word) => word !== '')
}
