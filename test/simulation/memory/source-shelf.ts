import type { SourceState } from '../../../functions/releases/source.ts'
import type { Kept } from './kept.ts'

export function sourceShelf(kept: Kept) {
  return {
    async sourceState(sourceId: string): Promise<SourceState> {
      return kept.sources.get(sourceId) ?? { sourceId, validators: {}, failures: 0 }
    },

    async sourceStates(): Promise<SourceState[]> {
      return [...kept.sources.values()]
    },

    async saveSourceState(state: SourceState): Promise<void> {
      kept.sources.set(state.sourceId, state)
    },
  }
}
