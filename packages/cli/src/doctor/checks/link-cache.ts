import { type Check, failed, passed } from '../check.ts'
import { cacheDirectivesOf } from '../read-answer.ts'

const KEEPS_OUT = ['private', 'no-store']

/** Without Authorization in the question, a shared cache keeps whatever it is not told to leave. */
export const linkCache: Check = {
  id: 'link-cache',
  title: 'no shared cache keeps the download',
  async examine(examination) {
    const answer = await examination.downloadLink()
    const directives = cacheDirectivesOf(answer)
    if (KEEPS_OUT.some(name => directives.has(name)) && !(Number(answer.headers.get('age') ?? 0) > 0)) return passed()
    return failed(
      'dist-cache',
      answer.headers.has('age')
        ? 'The download came out of a cache (it has an Age)'
        : 'Cache-Control says neither private nor no-store: shared caches may keep the download',
    )
  },
}
