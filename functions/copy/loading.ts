/** Said while the language of a workspace is not known yet: so in both, and as little as possible. */
export const LOADING = { title: '초록', text: '불러오는 중… / Loading…', close: '닫기 / Close' }
