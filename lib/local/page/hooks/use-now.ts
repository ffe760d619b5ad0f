import { useEffect, useReducer } from 'react'

const EVERY = 20_000

/** The time of the browser (ms), asked again at least every twenty seconds. */
export function useNow(): number {
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0)
  useEffect(() => {
    const timer = setInterval(tick, EVERY)
    return () => clearInterval(timer)
  }, [])
  return Date.now()
}
