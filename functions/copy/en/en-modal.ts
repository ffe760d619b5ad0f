import type { koModal } from '../ko/ko-modal.ts'

/** The form `/subscribe` opens. */
export const enModal: typeof koModal = {
  title: 'Subscribe to keywords',
  editTitle: 'Edit subscription',
  submit: 'Subscribe',
  save: 'Save',
  close: 'Cancel',
  done: 'Close',
  preview: 'Preview',
  query: 'Keywords',
  example: '희소금속, 탄소중립',
  conditions: 'Separate several by commas. Examples: 수소 -자동차 (without the second), "전기 안전" (exactly so)',
  rhythm: 'When',
  rhythms: {
    'at once': 'At once: as releases come out',
    daily: 'Daily: together on business mornings',
    weekly: 'Weekly: together on Monday morning, or the next business day',
  },
  ministries: 'Ministries',
  anyMinistry: 'All ministries',
  ministryKinds: {
    ministry: 'Ministries',
    office: 'Offices of the prime minister',
    agency: 'Agencies',
    commission: 'Commissions',
    other: 'Others',
  },
  where: 'Where to look',
  onlyTitle: 'Titles only',
  channel: 'Channel',
  chooseChannel: 'Choose a channel',
}
