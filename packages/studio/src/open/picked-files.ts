import { Budget } from './limits.ts'
import { OpenError } from './open-error.ts'

/** A file as it was dropped or chosen, with its path from the folder that was taken. */
export interface PickedFile {
  /** `Coffee.pkpasstemplate/en.lproj/pass.strings`; the mere name of a file that was taken by itself. */
  readonly path: string
  readonly content: Blob
}

/** Files from a control that chooses files, or a folder (`webkitdirectory`). */
export function chosenFiles(files: Iterable<File>): PickedFile[] {
  return Array.from(files, file => ({ path: file.webkitRelativePath || file.name, content: file }))
}

/**
 * Files that were dropped, those in folders among them.
 *
 * To be called before anything is awaited: a browser forgets what was dropped as soon as the event is over.
 *
 * @throws OpenError ERR_OPEN_LIMIT before a whole disk is read
 */
export async function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file')
  const taken = items.map(item => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const budget = new Budget()
  const picked: PickedFile[] = []
  for (const { entry, file } of taken) {
    if (entry) await collect(entry, budget, picked)
    else if (file) picked.push({ path: file.name, content: file })
  }
  return picked
}

async function collect(entry: FileSystemEntry, budget: Budget, picked: PickedFile[]): Promise<void> {
  if (isFile(entry)) {
    const content = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(unreadable)
    // An archive has limits of its own, and more in it than a file of a pass.
    budget.take(entry.name, picked.length === 0 ? 0 : content.size)
    picked.push({ path: entry.fullPath.replace(/^\//, ''), content })
  }
  if (!isFolder(entry)) return
  const reader = entry.createReader()
  for (;;) {
    // A hundred at a time, until there are none.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    ).catch(unreadable)
    if (entries.length === 0) return
    for (const each of entries) await collect(each, budget, picked)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function unreadable(cause: unknown): never {
  throw new OpenError(
    'ERR_OPEN_UNKNOWN',
    'The browser may not read what was dropped. Choose it with “Open a file” or “Open a folder” instead.',
    { cause },
  )
}
