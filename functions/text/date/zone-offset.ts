// Hours east of Greenwich. The single letters have the signs RFC 822 gives them; the few feeds that use letters mean them so.
const HOURS_EAST: Record<string, number> = {
  ...{
    z: 0,
    gmt: 0,
    ut: 0,
    utc: 0,
    wet: 0,
    west: 1,
    bst: 1,
    cet: 1,
    met: 1,
    cest: 2,
    mest: 2,
    eet: 2,
    eest: 3,
    msk: 3,
  },
  ...{ ist: 5.5, ict: 7, hkt: 8, sgt: 8, awst: 8, kst: 9, jst: 9, acst: 9.5, aest: 10, aedt: 11, nzst: 12, nzdt: 13 },
  ...{ brt: -3, ndt: -2.5, nst: -3.5, adt: -3, ast: -4, at: -4, edt: -4, est: -5, et: -5, cdt: -5, cst: -6, ct: -6 },
  ...{ mdt: -6, mst: -7, mt: -7, pdt: -7, pst: -8, pt: -8, akdt: -8, akst: -9, hst: -10 },
  ...Object.fromEntries([...'abcdefghi'].map((letter, index) => [letter, -1 - index])),
  ...Object.fromEntries([...'klm'].map((letter, index) => [letter, -10 - index])),
  ...Object.fromEntries([...'nopqrstuvwxy'].map((letter, index) => [letter, 1 + index])),
}

/** Minutes east of Greenwich of `+0900`, `+09:00`, `-5` or `KST`; undefined for a zone that is not in the table. */
export function zoneOffset(zone: string): number | undefined {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? []
  if (hours !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  const named = HOURS_EAST[zone.toLowerCase()]
  return named === undefined ? undefined : named * 60
}
