/** A request as an AWS client sends it: its command without the ending, such as `PutEvents`, and its input. */
export interface StubbedRequest<Input> {
  command: string
  input: Input
}

interface Stubbable {
  middlewareStack: { add(middleware: never, options: { step: 'initialize'; priority: 'low' }): void }
}

/**
 * Has `answer` answer a real client's requests instead of AWS. What it throws is what the client throws. Returns the client, and every
 * request so far.
 */
export function stubbed<Client extends Stubbable, Input = Record<string, unknown>>(
  client: Client,
  answer: (request: StubbedRequest<Input>, count: number) => object,
): { client: Client; requests: StubbedRequest<Input>[] } {
  const requests: StubbedRequest<Input>[] = []
  const answering =
    (_: unknown, { commandName = '' }: { commandName?: string }) =>
    async ({ input }: { input: Input }) => {
      const request = { command: commandName.replace(/Command$/, ''), input }
      requests.push(request)
      return { response: {}, output: { $metadata: {}, ...answer(request, requests.length) } }
    }
  client.middlewareStack.add(answering as never, { step: 'initialize', priority: 'low' })
  return { client, requests }
}
