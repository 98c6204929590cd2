import { type Check, failed, passed } from '../check.ts'

/** RFC 6266: filename="…", or filename*=UTF-8''… with the name percent-encoded. */
const FILE_NAME = /filename\*?\s*=\s*(?:"([^"]*)"|([^;\s]+))/i
const EXTENSION = /\.pkpass$/i

export const linkDisposition: Check = {
  id: 'link-disposition',
  title: 'a browser that saves the download calls it .pkpass',
  async examine(examination) {
    const { headers } = await examination.downloadLink()
    const disposition = headers.get('content-disposition')
    const [, quoted, token] = FILE_NAME.exec(disposition ?? '') ?? []
    const name = quoted ?? token ?? examination.options.link?.pathname ?? ''
    if (EXTENSION.test(name)) return passed()
    return failed(
      'dist-disposition',
      disposition === undefined
        ? 'There is no Content-Disposition, and the address does not end in .pkpass'
        : 'Content-Disposition names a file without the extension .pkpass',
    )
  },
}
