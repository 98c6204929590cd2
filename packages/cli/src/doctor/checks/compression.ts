import { type Check, failed, type Outcome, passed } from '../check.ts'
import type { Answer } from '../network.ts'

/** A pass is compressed already. */
export const compression: Check = {
  id: 'compression',
  title: 'the pass is not compressed once more',
  async examine(examination) {
    return examineCompression(await examination.download())
  },
}

export function examineCompression({ headers }: Answer): Outcome {
  const encoding = headers.get('content-encoding')
  return encoding === undefined || encoding === 'identity'
    ? passed()
    : failed('dist-compressed', `The pass comes compressed with ${encoding.slice(0, 40)}`)
}
