import { fromBuffer } from 'yauzl'

/** Reads an archive with a reader that is not ours; every member is inflated and checked against its CRC-32. */
export function readWithYauzl(archive: Uint8Array): Promise<Map<string, Uint8Array>> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(archive), { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) return reject(error)
      const files = new Map<string, Uint8Array>()
      zip.on('error', reject)
      zip.on('end', () => resolve(files))
      zip.on('entry', entry => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure)
          const chunks: Uint8Array[] = []
          stream.on('error', reject)
          stream.on('data', (chunk: Uint8Array) => chunks.push(chunk))
          stream.on('end', () => {
            files.set(entry.fileName, new Uint8Array(Buffer.concat(chunks)))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
