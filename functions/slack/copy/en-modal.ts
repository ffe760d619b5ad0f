import type { koModal } from './ko-modal.ts'

/** The form `/subscribe` opens. */
export const enModal: typeof koModal = {
  title: 'Subscribe to keywords',
  submit: 'Subscribe',
  close: 'Cancel',
  done: 'Close',
  query: 'Keywords',
  example: '희소금속, 탄소중립',
  conditions: 'Separate several by commas. "전기 안전" is found exactly so, 수소 -자동차 without the second word.',
  rhythm: 'When',
  rhythms: {
    'at once': 'At once: as releases come out',
    daily: 'Daily: together at 9 on business mornings',
    weekly: 'Weekly: together on Monday at 9, or the next business day',
  },
  ministries: 'Ministries',
  anyMinistry: 'All ministries',
  where: 'Where to look',
  onlyTitle: 'Titles only',
  channel: 'Channel',
  chooseChannel: 'Choose a channel',
  opened: 'Please fill in the form that opened. One line does as well: `/subscribe 희소금속, 탄소중립`',
}
