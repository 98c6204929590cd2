import type { Check } from '../check.ts'
import { examineCompression } from './compression.ts'

export const linkCompression: Check = {
  id: 'link-compression',
  title: 'the download is not compressed once more',
  async examine(examination) {
    return examineCompression(await examination.downloadLink())
  },
}
