import type { Rhythm } from '../../subscription-options.ts'
import type { Query, Refusal } from '../query.ts'
import type { CommandMeant } from './commands-meant.ts'

/** What somebody meant by what they typed. */
export interface Understanding {
  /** What is sure: subscribed without a question. */
  queries: Query[]
  /** How often somebody wants to be told, where they said so. */
  rhythm?: Rhythm | undefined
  /** Rhythms as they were typed that `rhythm` is not: there is none like them and it is the nearest, or another item said another. */
  rhythmsMissed?: string[] | undefined
  /** What may be meant in several ways: each part of what was typed, with its readings. */
  questions: Question[]
  /** Whole readings of everything that was typed, what is sure among them; at most three, and none where nothing is asked. */
  offers: Query[][]
  refused: RefusedText[]
  /** What was read as something else than the language alone would have read it. */
  repairs: Repair[]
  /** Headings and the like of which nothing came. */
  leftOut: string[]
}

/** One part of what was typed, and at most three readings of it. */
interface Question {
  typed: string
  readings: Query[][]
}

export interface RefusedText {
  text: string
  /**
   * `everything`: it names no subject, only that news is wanted. `only exclusions`: it names only what is not wanted. `meaningless`:
   * letters of no word. `too broad`: what is left of it is so wide that it is asked about first. `excludes itself`: it leaves out what it
   * looks for. `empty label`: nothing stands behind `부처:`, `제목:` or `종류:`. `unknown kind`: what stands behind `종류:` is none. Or it is a command.
   */
  why:
    | Refusal
    | 'everything'
    | 'only exclusions'
    | 'excludes itself'
    | 'empty label'
    | 'unknown kind'
    | 'address'
    | 'meaningless'
    | 'too broad'
    | CommandMeant
}

export interface Repair {
  typed: string
  became: Query[]
  /** The query for exactly what was typed; undefined where that cannot be one. */
  asTyped?: Query | undefined
}
