import type { RawRelease } from '../../functions/releases/raw-release.ts'
import type { Reading, Source, Validators } from '../../functions/releases/source.ts'
import type { Store } from '../../functions/store/store.ts'
import type { Container } from './container.ts'
import type { Faults } from './faults.ts'

export interface SimulatedSource extends Source {
  read(container: Container, validators: Validators, store: Store): Promise<Reading>
  publish(raw: RawRelease): void
  /** Changes a published release and raises its revision, as a source that counts revisions does. */
  change(url: string, change: Partial<RawRelease>): void
}

const MAX_RELEASES_SHOWN = 60

/** A site that shows its newest releases, says that nothing changed when nothing did, and is down now and then. */
export function openSimulatedSource(id: string, ministry: string, faults: Faults): SimulatedSource {
  const published: RawRelease[] = []
  let version = 0

  function reading({ etag }: Validators): Reading {
    if (etag === String(version)) return { outcome: 'unchanged' }
    return {
      outcome: 'read',
      releases: published.slice(-MAX_RELEASES_SHOWN).reverse(),
      skipped: 0,
      validators: { etag: String(version) },
    }
  }

  return {
    id,
    name: `${ministry} 보도자료`,
    ministry,
    publish(raw) {
      published.push(raw)
      version += 1
    },
    change(url, change) {
      const index = published.findIndex((raw) => raw.url === url)
      const was = published[index]
      if (!was) return
      published[index] = { ...was, ...change, revision: (was.revision ?? 0) + 1 }
      version += 1
    },
    async read(container, validators) {
      const isDown = faults.sourceIsDown()
      if (isDown) faults.count('source down')
      return container.call('read source', id, () =>
        isDown ? { outcome: 'failed', reason: 'timeout', detail: '15초 안에 답이 없습니다.' } : reading(validators),
      )
    },
  }
}
