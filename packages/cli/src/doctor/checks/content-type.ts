import { type Check, failed, passed } from '../check.ts'
import { mediaTypeOf, PASS_MEDIA_TYPE } from '../read-answer.ts'

export const contentType: Check = {
  id: 'content-type',
  title: 'the pass has its media type',
  async examine(examination) {
    const type = mediaTypeOf(await examination.download())
    return type === PASS_MEDIA_TYPE
      ? passed()
      : failed('service-wrong-content-type', `The pass is answered as ${type ?? 'nothing in particular'}`)
  },
}
