import type { Told } from './method.ts'

/** Reads a call's arguments: the WebClient sends forms whose structured fields are JSON in themselves. */
export async function apiArguments(request: Request): Promise<Told> {
  if (request.headers.get('content-type')?.startsWith('application/json')) return (await request.json()) as Told
  const fields = new URLSearchParams(await request.text())
  return Object.fromEntries([...fields].map(([name, value]) => [name, structured(name, value)]))
}

function structured(name: string, value: string): unknown {
  if (!/^(blocks|metadata|view|attachments)$/.test(name)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
