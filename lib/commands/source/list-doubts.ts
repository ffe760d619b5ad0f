import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import { addDays, type Day } from '../../../functions/text/seoul.ts'

export interface DoubtInputs {
  today: Day
  /** A feed that the page names. */
  feed?: string | undefined
  isLinkGuessed?: boolean
  isPageGuessed?: boolean
  /** How many rows the page has. */
  expected?: number
  /** How many releases the end of a feed cut off. */
  cutOff?: number
}

/** What a person should look at before a source is taken into the catalog, as Korean sentences. */
export function listDoubts(
  rows: RawRelease[],
  { today, feed, isLinkGuessed, isPageGuessed, expected = 0, cutOff = 0 }: DoubtInputs,
): string[] {
  const undated = rows.filter(({ published }) => !published).length
  const ahead = rows.filter(({ published }) => published && published.day > addDays(today, 1)).length
  const days = rows.flatMap(({ published }) => published?.day ?? []).sort()
  const newest = days.at(-1)
  const shared = rows.filter(({ apart }) => apart !== undefined).length
  const cut = rows.filter(({ title }) => /(?:\.{3}|…)$/.test(title)).length
  const sentences: [boolean, string][] = [
    [feed !== undefined, `이 쪽은 피드를 알립니다. 피드가 있으면 게시판보다 낫습니다: ${feed}`],
    [
      isLinkGuessed === true,
      '발표의 링크가 스크립트이고, 그 스크립트가 여는 주소를 이 쪽에서 알 수 없습니다. 발표를 하나 열어 주소를 보고 linkTo를 고쳐 주세요. 그대로 두면 링크가 목록으로 갑니다.',
    ],
    [
      isPageGuessed === true,
      '다음 쪽으로 가는 링크가 스크립트라, nextPage는 양식의 항목을 보고 짐작했습니다. 두 번째 쪽을 열어 주소를 확인해 주세요.',
    ],
    [
      undated === rows.length,
      '날짜를 읽을 수 있는 행이 없습니다. 날짜가 없는 발표는 처음 볼 때 알리지 않고, 그 뒤로는 본 날을 발표일로 씁니다.',
    ],
    [undated > 0 && undated < rows.length, `날짜를 읽지 못한 행이 ${undated}건 있습니다.`],
    [ahead > 0, `앞날의 날짜가 ${ahead}건 있습니다. 마감일이나 시행일을 날짜로 읽은 것일 수 있습니다.`],
    [
      newest !== undefined && newest < addDays(today, -60),
      `가장 새로운 발표가 ${newest}입니다. 옮겨 가고 남은 주소일 수 있습니다.`,
    ],
    [shared > 0, `주소가 같은 발표가 ${shared}건 있어 제목으로 가립니다. 주소에서 발표를 가르는 값이 빠졌는지 보세요.`],
    [
      expected > rows.length,
      `행 ${expected}건 가운데 ${rows.length}건만 읽었습니다. 나머지는 다른 행과 주소가 같거나(고정된 글, 발표를 가르는 값이 없는 링크) 주소가 없습니다.`,
    ],
    [cut > 0, `제목이 잘린 행이 ${cut}건 있습니다.`],
    [cutOff > 0, `문서가 끊겨 ${cutOff}건을 읽지 못했습니다.`],
    [rows.length < 3, `행이 ${rows.length}건뿐이라 모양을 잘못 짚었을 수 있습니다.`],
  ]
  return sentences.filter(([holds]) => holds).map(([, sentence]) => sentence)
}
