import { type Check, passed } from '../check.ts'

/** What is wrong with it is an obstacle: it is told once, and the checks below are skipped. */
export const link: Check = {
  id: 'link',
  title: 'the download link answers with a file',
  async examine(examination) {
    await examination.downloadLink()
    return passed()
  },
}
