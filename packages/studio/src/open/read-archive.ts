import { unzipSync } from 'fflate'
import { Budget, refusePath } from './limits.ts'
import { OpenError } from './open-error.ts'

/** Whether bytes begin as every ZIP archive with something in it does. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * Unpacks an archive: files by path, folders left out.
 *
 * @throws OpenError ERR_OPEN_ARCHIVE, ERR_OPEN_LIMIT, ERR_OPEN_PATH
 */
export function readArchive(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const budget = new Budget()
  const seen = new Set<string>()
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    budget.take(name, originalSize)
    refusePath(name.endsWith('/') ? name.slice(0, -1) : name)
    if (seen.has(name)) {
      throw new OpenError(
        'ERR_OPEN_PATH',
        `The archive has two files called ${name}: which of them a phone would take cannot be told. Pack the pass again.`,
      )
    }
    seen.add(name)
    return !name.endsWith('/')
  }
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })))
  } catch (cause) {
    if (cause instanceof OpenError) throw cause
    throw new OpenError(
      'ERR_OPEN_ARCHIVE',
      'The archive is damaged or encrypted, or packed in a way that phones do not read either. Download or pack it again.',
      { cause },
    )
  }
}
