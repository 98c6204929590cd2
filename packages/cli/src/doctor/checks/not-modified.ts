import { type Check, failed, Obstacle, passed } from '../check.ts'
import { parseHttpDate } from '../read-answer.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export const notModified: Check = {
  id: 'not-modified',
  title: 'a device that has the pass already is told so',
  async examine(examination) {
    const { headers } = await examination.download()
    const value = headers.get('last-modified')
    const date = parseHttpDate(value)
    if (value === undefined || !date) throw new Obstacle('there is no Last-Modified to ask with')
    const same = await examination.fetchPass({ headers: { 'If-Modified-Since': value } })
    if (same.status !== 304)
      return failed(
        'service-no-304',
        `If-Modified-Since with the pass’s own Last-Modified is answered ${same.status}, not 304`,
      )
    const before = new Date(date.getTime() - DAY_MS).toUTCString()
    const older = await examination.fetchPass({ headers: { 'If-Modified-Since': before } })
    if (older.status === 304)
      return failed(
        'service-no-304',
        'A device with a version of the day before is answered 304 too, and never gets the new one',
      )
    return passed()
  },
}
