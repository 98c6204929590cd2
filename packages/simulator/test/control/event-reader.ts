/** One event of a stream as a browser reads it; comments have no name. */
export type StreamedEvent = { readonly id: string | undefined; readonly name: string; readonly data: string }

/** Reads Server-Sent Events one after the other. */
export class EventReader implements AsyncDisposable {
  readonly #reader: ReadableStreamDefaultReader<string>
  readonly #abort: AbortController
  #text = ''

  private constructor(reader: ReadableStreamDefaultReader<string>, abort: AbortController) {
    this.#reader = reader
    this.#abort = abort
  }

  static async open(url: string, lastEventId?: string): Promise<EventReader> {
    const abort = new AbortController()
    const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }
    const response = await fetch(url, { headers, signal: abort.signal })
    if (response.status !== 200 || response.body === null) throw new Error(`answered ${response.status}`)
    return new EventReader(response.body.pipeThrough(new TextDecoderStream()).getReader(), abort)
  }

  /** The next block: an event, or a comment, whose name is `:`; `undefined` at the end. */
  async next(): Promise<StreamedEvent | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n')
      if (end >= 0) {
        const block = this.#text.slice(0, end)
        this.#text = this.#text.slice(end + 2)
        return parseBlock(block)
      }
      const { done, value } = await this.#reader.read()
      if (done) return undefined
      this.#text += value
    }
  }

  /** Everything up to an event of a name, that one included; comments left out. */
  async until(name: string): Promise<readonly StreamedEvent[]> {
    const events: StreamedEvent[] = []
    for (;;) {
      const event = await this.next()
      if (event === undefined)
        throw new Error(`ended before ${name}, after ${events.map(({ name }) => name).join(', ')}`)
      if (event.name !== ':') events.push(event)
      if (event.name === name) return events
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#abort.abort()
  }
}

function parseBlock(block: string): StreamedEvent {
  const lines = block.split('\n')
  const field = (name: string) =>
    lines
      .find(line => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trimStart()
  return { id: field('id'), name: field('event') ?? ':', data: field('data') ?? '' }
}
