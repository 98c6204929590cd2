import { type Check, failed, passed } from '../check.ts'
import { parseHttpDate } from '../read-answer.ts'

export const lastModified: Check = {
  id: 'last-modified',
  title: 'the pass says since when it stands',
  async examine(examination) {
    const value = (await examination.download()).headers.get('last-modified')
    if (value === undefined) return failed('service-last-modified-form', 'The pass comes without Last-Modified')
    return parseHttpDate(value)
      ? passed()
      : failed(
          'service-last-modified-form',
          `Last-Modified is ${JSON.stringify(value.slice(0, 40))}, which is no HTTP date`,
        )
  },
}
