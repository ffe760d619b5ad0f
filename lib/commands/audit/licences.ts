import { z } from 'zod'

/** Licences that allow use, change and passing on, and ask for no more than their notice. */
const PERMISSIVE = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Python-2.0',
]

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional() }),
  ),
})

/** The packages of a lock file that are no development tools, by licence; and those whose licence somebody has to read. */
export function licencesIn(lock: unknown): { byLicence: Record<string, string[]>; refused: string[] } {
  const byLicence: Record<string, string[]> = {}
  const refused: string[] = []
  for (const [path, { version, license, dev }] of Object.entries(Lock.parse(lock).packages)) {
    const name = path.split('node_modules/').at(-1)
    if (!name || dev) continue
    const licence = license ?? 'not named'
    byLicence[licence] = [...(byLicence[licence] ?? []), name]
    if (!isPermissive(licence)) refused.push(`${name}@${version}: ${licence}`)
  }
  return { byLicence, refused }
}

/** Of several that may be chosen (`OR`) one is enough; of several that hold together (`AND`) all must be permissive. */
function isPermissive(expression: string): boolean {
  const bare = expression.replace(/^\(|\)$/g, '')
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isPermissive)
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isPermissive)
  return PERMISSIVE.includes(bare)
}
