import { PASS_FILE } from '../bundle/manifest.ts'
import { isJunk } from './junk.ts'

/** The files of a pass, out of the folder it was zipped with. */
export interface UnwrappedFiles {
  /** By the path they should have had. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The folder with the slash after it; empty when `pass.json` is where it belongs, or nowhere. */
  readonly wrapper: string
}

/**
 * Takes the folder off that somebody zipped instead of its contents, so that the pass in it can be explained.
 *
 * What lies beside the folder stays, and stays under its name, when it is junk such as `__MACOSX`.
 */
export function unwrapFiles(files: ReadonlyMap<string, Uint8Array>): UnwrappedFiles {
  const wrapper = files.has(PASS_FILE) ? '' : findWrapper([...files.keys()])
  if (wrapper === '') return { files, wrapper }
  const inner = [...files].flatMap(([name, bytes]): [string, Uint8Array][] => {
    if (name.startsWith(wrapper)) return [[name.slice(wrapper.length), bytes]]
    return isJunk(name) ? [[name, bytes]] : []
  })
  return { files: new Map(inner), wrapper }
}

function findWrapper(names: readonly string[]): string {
  const [shortest = ''] = names
    .filter(name => name.endsWith(`/${PASS_FILE}`) && !isJunk(name))
    .toSorted((a, b) => a.length - b.length)
  return shortest.slice(0, shortest.length - PASS_FILE.length)
}
