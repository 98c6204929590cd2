import { type Check, failed, passed } from '../check.ts'
import { mediaTypeOf, PASS_MEDIA_TYPE } from '../read-answer.ts'

export const linkContentType: Check = {
  id: 'link-content-type',
  title: 'the download has the media type of a pass',
  async examine(examination) {
    const type = mediaTypeOf(await examination.downloadLink())
    return type === PASS_MEDIA_TYPE
      ? passed()
      : failed('dist-content-type', `The download is answered as ${type ?? 'nothing in particular'}`)
  },
}
