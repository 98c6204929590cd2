import { type Check, failed, passed } from '../check.ts'
import { cacheDirectivesOf } from '../read-answer.ts'

/** RFC 9111 section 3.5: with these, a cache may keep what was asked for with Authorization and give it to others. */
const SHARING = ['public', 's-maxage', 'must-revalidate']

export const cache: Check = {
  id: 'cache',
  title: 'no shared cache keeps the pass',
  async examine(examination) {
    const answer = await examination.download()
    const directives = cacheDirectivesOf(answer)
    if (Number(answer.headers.get('age') ?? 0) > 0)
      return failed('dist-cache', 'The pass came out of a cache (it has an Age)')
    const sharing = SHARING.find(name => directives.has(name))
    if (sharing === undefined || directives.has('private') || directives.has('no-store')) return passed()
    return failed('dist-cache', `Cache-Control says ${sharing}: caches may give the pass to others`)
  },
}
