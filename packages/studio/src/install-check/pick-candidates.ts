import * as z from 'zod'
import { openFiles } from '../open/open-files.ts'
import type { PickedFile } from '../open/picked-files.ts'

/** A file that may be a pass. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly content: Blob
}

const BUNDLE = /\.pkpasses$/i
const PASS_IN_BUNDLE = /^[^/]+\.pkpass$/i

/**
 * The passes among the files that were handed over: those in a bundle of passes (`.pkpasses`) each by itself.
 *
 * @throws OpenError for a bundle that cannot be unpacked
 */
export async function pickCandidates(files: readonly PickedFile[], newId: () => string): Promise<readonly Candidate[]> {
  const found: Candidate[] = []
  for (const { content, path } of files) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (!BUNDLE.test(name)) {
      found.push({ id: newId(), name, content })
      continue
    }
    const { isArchive, readArchive } = await import('../open/read-archive.ts')
    const bytes = new Uint8Array(await content.arrayBuffer())
    const members = isArchive(bytes) ? readArchive(bytes) : new Map<string, Uint8Array<ArrayBuffer>>()
    for (const [member, pass] of members) {
      if (PASS_IN_BUNDLE.test(member))
        found.push({ id: newId(), name: member, content: new Blob([new Uint8Array(pass)]) })
    }
    if (!found.length) found.push({ id: newId(), name, content })
  }
  return found
}

/** Opens a candidate as the designer does. */
export async function openCandidate({ content, name }: Candidate) {
  return openFiles([{ path: name, content }])
}

const manifestSchema = z.record(z.string(), z.string())

/** What the manifest says of each file, as far as there is one that can be read: the hashes that were found, the server tells. */
export async function readManifest({ content }: Candidate): Promise<ReadonlyMap<string, string>> {
  try {
    const { readArchive } = await import('../open/read-archive.ts')
    const manifest = readArchive(new Uint8Array(await content.arrayBuffer())).get('manifest.json')
    return new Map(Object.entries(manifestSchema.parse(JSON.parse(new TextDecoder().decode(manifest)))))
  } catch {
    return new Map()
  }
}
