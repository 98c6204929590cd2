import { type Check, failed, Obstacle, passed } from '../check.ts'
import { parseList } from '../read-answer.ts'

/** Seconds since 1970 from 2001 on, and dates to the second. */
const SECONDS = /^1\d{9}$|^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:?\d{2})?$|GMT$/

export const tag: Check = {
  id: 'tag',
  title: 'with the tag it was given, a device gets nothing twice',
  async examine(examination) {
    await examination.registrations.done()
    const first = parseList(await examination.list())
    if (!first) throw new Obstacle('there is no tag to ask with')
    const again = await examination.list({ since: first.lastUpdated })
    const second = again.status === 200 ? parseList(again) : undefined
    if (second && second.serialNumbers.length > 0 && second.lastUpdated === first.lastUpdated)
      return failed(
        'service-tag-not-advancing',
        'Asked with its own tag, the list has the same passes and the same tag again',
      )
    if (!second && again.status !== 204)
      return failed('service-list-not-204', `Asked with its own tag, the list is answered ${again.status}`)
    if (second && second.serialNumbers.length === 0)
      return failed('service-list-not-204', 'Where nothing is new, the list is answered 200 and empty')
    return SECONDS.test(first.lastUpdated)
      ? failed('service-tag-seconds', 'The tag is a time in whole seconds')
      : passed()
  },
}
