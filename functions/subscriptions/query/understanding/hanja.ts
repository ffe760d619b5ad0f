import { isMadeOfNouns } from '../known-words.ts'

/*
Hanja as headlines have them, read in Hangul: 美 관세 → 미국 관세, 脫탄소 → 탈탄소, 勞使 → 노사. Releases are written in Hangul, so that a word
in Hanja would hardly ever be found. A word with a sign that is not in the table stays as it is.
*/

/** A country by the sign headlines have for it, where it stands alone. */
const COUNTRIES: Record<string, string> = {
  ...{ 美: '미국', 中: '중국', 日: '일본', 韓: '한국', 英: '영국', 獨: '독일', 佛: '프랑스', 露: '러시아', 印: '인도' },
  ...{
    豪: '호주',
    濠: '호주',
    北: '북한',
    臺: '대만',
    台: '대만',
    越: '베트남',
    伊: '이탈리아',
    泰: '태국',
    加: '캐나다',
  },
  ...{ 蘇: '소련', 歐: '유럽', 南: '한국' },
}

/** Signs and their sounds, a space between each pair. At the beginning of a word ㄹ and ㄴ change by rule. */
const SOUNDS = new Map(
  [
    '美미 中중 日일 韓한 英영 獨독 佛불 露로 印인 豪호 北북 南남 臺대 台대 越월 泰태 歐구 加가 對대 反반 脫탈 新신 親친 非비 無무 有유 前전 後후 全전',
    '大대 小소 超초 高고 低저 再재 最최 法법 律률 稅세 勞로 動동 勤근 使사 政정 府부 黨당 企기 業업 官관 民민 産산 學학 硏연 究구 財재 經경 濟제 安안 保보',
    '健건 康강 環환 境경 炭탄 素소 件건 社사 會회 株주 主주 銀은 行행 檢검 警경 察찰 軍군 國국 際제 外외 內내 輸수 出출 入입 關관 貿무 易역 規규 制제 限한',
    '人인 權권 災재 害해 處처 罰벌 開개 發발 表표 公공 正정 去거 來래 取취 下하 請청 上상 場장 市시 金금 融융 利리 率률 物물 價가 油유 電전 力력 氣기 車차',
    '水수 原원 子자 核핵 能능 源원 太태 陽양 風풍 光광 半반 導도 體체 鐵철 鋼강 化화 質질 廢폐 棄기 食식 品품 藥약 醫의 療료 農농 漁어 林림 海해 洋양 土토',
    '地지 建건 設설 道도 路로 航항 空공 船선 舶박 港항 交교 通통 信신 情정 報보 個개 技기 術술 特특 許허 知지 識식 賃임 最최 低저 女녀 性성 男남 平평 等등',
    '老로 年년 金금 險험 育육 兒아 休휴 職직 退퇴 雇고 用용 解해 約약 契계 協협 定정 議의 院원 長장 官관 署서 委위 員원 團단 組조 合합 罷파 爭쟁 鬪투 停정',
    '改개 革혁 策책 案안 論론 與여 野야 選선 擧거 判판 決결 訴소 訟송 監감 査사 審심 批비 准준 施시 令령 條조 例례 罪죄 犯범 損손 賠배 償상 資자 本본 投투',
    '立립 和화 排배 溫온 室실 放방 候후 變변 供공 網망 實실 重중 護호 常상 不불 談담 都도 配배 當당 構구 造조 持지 續속 可가 稀희 鑛광 礦광 二이 次차 池지 移이 住주',
    '靑청 青청 理리 閥벌 樣양 多다 强강 童동 障장 碍애 難난 防방 豫예 故고 爆폭 運운 流류 充충 蓄축 節절 效효 目목 縮축 割할 象상 洪홍 粉분 塵진 微미 細세 汚오 事사',
    '染염 壤양 飮음 衛위 感감 病병 家가 族족 福복 祉지 宅택 貸대 傳전 貰세 被피 救구 申신 登등 錄록 免면 試시 驗험 券권 暗암 號호 假가 想상 工공 涉섭 遣견 負부 元원',
    '失실 時시 間간 週주 延연 夜야 均균 透투 明명 倫륜 競경 占점 盟맹 代대 納납 奪탈 秘비 密밀 著저 作작 熱열 需수 戰전 略략 點점 責책 義의 務무 身신 貧빈 困곤 果과 用용 究구 協협 難난',
    '增증 減감 急급 緊긴 危위 機기 暴폭 炎염 寒한 波파 雨우 地지 震진 火화 山산 煙연 毒독 綠녹 色색 生생 態태 循순 共공 同동 自자 由유 貿무 差차 別별 待대',
    '式식 所소 得득 支지 援원 助조 給급 料료 額액 總총 統통 計계 調조 整정 分분 類류 基기 準준 認인 證증 標표 示시 廣광 告고 消소 費비 者자 商상 店점 購구 買매',
  ].flatMap((row) => row.split(' ').map((pair): [string, string] => [pair[0] as string, pair[1] as string])),
)
const RUN = /\p{Script=Han}+/gu
/** 料理 and the like: at the beginning of a word 로 is 노, 률 is 율, 녀 is 여. */
const AT_START: Record<string, string> = {
  ...{
    로: '노',
    래: '내',
    론: '논',
    률: '율',
    리: '이',
    력: '역',
    료: '요',
    류: '유',
    례: '예',
    령: '영',
    림: '임',
    녀: '여',
    년: '연',
    립: '입',
    륜: '윤',
    략: '약',
    량: '양',
  },
}

/** A text with its Hanja in Hangul, where each sign of a word is known. */
export function withHanjaRead(text: string): string {
  return text.replace(RUN, (run: string, at: number, whole: string) => {
    const isInWord = /[가-힣]/.test(whole[at - 1] ?? '') || /[가-힣]/.test(whole[at + run.length] ?? '')
    const followsParticle = /^(?:의|은|는|이|가|을|를|과|와|도|에|에서|발|산|서|과의|와의)(?![가-힣])/.test(
      whole.slice(at + run.length),
    )
    if (run.length === 1 && COUNTRIES[run] && (!isInWord || followsParticle)) return COUNTRIES[run]
    const sounds = [...run].map((sign) => SOUNDS.get(sign))
    if (sounds.includes(undefined)) return run
    const isStart = !/[가-힣]/.test(whole[at - 1] ?? '')
    return withBeginnings(
      sounds.map((sound = '', index) => (index === 0 && isStart ? (AT_START[sound] ?? sound) : sound)),
    )
  })
}

/** 强制勞動 is two words, of which the second begins as a word does: 강제노동. */
function withBeginnings(sounds: string[]): string {
  const read = sounds.join('')
  if (isMadeOfNouns(read)) return read
  const others = sounds.map((sound, at) =>
    [...sounds.slice(0, at), AT_START[sound] ?? sound, ...sounds.slice(at + 1)].join(''),
  )
  return others.find(isMadeOfNouns) ?? read
}
