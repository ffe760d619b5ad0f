type Deed = 'type' | 'act' | 'submit' | 'close' | 'home' | 'poll' | 'morning' | 'again'

/** Asks the program to do something. Throws when it could not. */
export async function doIt<Answer = unknown>(deed: Deed, told: unknown = {}): Promise<Answer> {
  const answer = await fetch(`/do/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(told),
  })
  if (!answer.ok) throw new Error(`${deed}: ${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<Answer>
}
