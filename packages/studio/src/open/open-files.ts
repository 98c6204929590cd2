import { Budget, MAX_TOTAL_BYTES, refusePath, shorten } from './limits.ts'
import { OpenError } from './open-error.ts'
import type { PickedFile } from './picked-files.ts'
import { type Opened, readFolder } from './read-folder.ts'

export type { Opened } from './read-folder.ts'

/**
 * Opens a pass in whatever form it comes, without sending it anywhere: a `.pkpass`, a `.pkpasstemplate` or any other folder of a
 * pass, the ZIP archive of one, or `pass.json` alone.
 *
 * A `pass.json` that is no JSON is opened too: the designer leads to the place.
 *
 * @throws OpenError
 */
export async function openFiles(files: readonly PickedFile[]): Promise<Opened> {
  const [first, ...others] = files
  if (!first) throw new OpenError('ERR_OPEN_EMPTY', 'There is no file in it. Drop a pass, or the folder of one.')
  if (others.length > 0 || first.path.includes('/')) return readFolder(await readAll(files), folderName(files))
  const { path, content } = first
  if (content.size > MAX_TOTAL_BYTES) {
    throw new OpenError('ERR_OPEN_LIMIT', `${shorten(path)} is larger than any pass is. Open the file of one pass.`)
  }
  const bytes = await bytesOf(first)
  const { isArchive, readArchive } = await import('./read-archive.ts')
  if (isArchive(bytes)) return readFolder(readArchive(bytes), path)
  if (isJson(path, bytes)) return readFolder(new Map([['pass.json', bytes]]), path)
  throw new OpenError('ERR_OPEN_UNKNOWN', unknownKind(path, bytes))
}

async function readAll(files: readonly PickedFile[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const budget = new Budget()
  for (const { path, content } of files) {
    budget.take(path, content.size)
    refusePath(path)
  }
  return new Map(await Promise.all(files.map(async file => [file.path, await bytesOf(file)] as const)))
}

async function bytesOf({ path, content }: PickedFile): Promise<Uint8Array> {
  try {
    return new Uint8Array(await content.arrayBuffer())
  } catch (cause) {
    const message = `The browser cannot read ${shorten(path)}: it may be a folder, or have been moved. Open it once more.`
    throw new OpenError('ERR_OPEN_UNKNOWN', message, { cause })
  }
}

function folderName(files: readonly PickedFile[]): string {
  const tops = new Set(files.map(({ path }) => path.split('/')[0]))
  const [top = ''] = tops
  return tops.size === 1 ? top : `${files.length} files`
}

/** By its name, or by what it begins with: a pass that was saved under any name is one. */
function isJson(path: string, bytes: Uint8Array): boolean {
  return /\.json$/i.test(path) || /^\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 64)))
}

function unknownKind(path: string, bytes: Uint8Array): string {
  const name = shorten(path)
  if (bytes.length === 0) return `${name} is empty. Download or save it again.`
  const takes = 'Open a .pkpass, a .pkpasstemplate, a ZIP archive of either, the folder of a pass, or its pass.json.'
  if (!/\.(?:pkpass|pkpasstemplate|zip)$/i.test(name)) return `${name} is no pass. ${takes}`
  return `${name} is no ZIP archive, whatever its name says: the download may have been cut short. Download it again.`
}
