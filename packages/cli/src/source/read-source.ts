import { stat } from 'node:fs/promises'
import {
  APPLE_TRUST_ANCHORS,
  type Finding,
  inspectPass,
  type PassFile,
  readPasses,
  type Severity,
} from '@billfold/pkpass'
import { readBytes, systemReason } from '../read-file.ts'
import { RefusedError, UsageError } from '../terminal.ts'
import { readFolder } from './read-folder.ts'

/** What lies at a path, read whole. */
export type Source =
  | {
      readonly kind: 'pass'
      /** All its files by path, signed or not. */
      readonly files: ReadonlyMap<string, Uint8Array>
      /** The archive, when it is complete: it needs no signing. */
      readonly signed?: Uint8Array
    }
  | { readonly kind: 'passes'; readonly passes: readonly Required<PassFile>[] }

/** What an archive may lack, or have, that is mended by unpacking it or signing it anew. */
const MENDABLE = ['zip-missing-manifest', 'zip-missing-signature', 'zip-wrapper-folder', 'zip-directory-entry']
const WORST: readonly Severity[] = ['error', 'warning']

/**
 * Reads a pass or several from a folder or an archive, known by its content: `.pass`, `.pkpass`, `.pkpasstemplate`, `.pkpasses`,
 * `.zip`.
 *
 * @throws UsageError when there is nothing at the path, or no pass in the folder.
 * @throws RefusedError when the archive is damaged, or none of a pass.
 * @throws PassesError for a bundle that is broken.
 */
export async function readSource(path: string): Promise<Source> {
  if (await isFolder(path)) return { kind: 'pass', files: await readFolder(path) }
  const bytes = await readBytes(path, 'the pass')
  if (path.toLowerCase().endsWith('.pkpasses')) return { kind: 'passes', passes: readPasses(bytes) }
  // The one reader there is for a stranger's archive; what it says of signature and chain is of no interest here.
  const { files, findings, verdicts } = inspectPass(bytes, { trust: APPLE_TRUST_ANCHORS, now: new Date() })
  if (files.size > 0 && [...files.keys()].every(name => name.endsWith('.pkpass'))) {
    return { kind: 'passes', passes: readPasses(bytes) }
  }
  refuseDamaged(path, findings)
  const unwrapped = withoutWrapper(files)
  const isComplete = verdicts.zip === 'ok' && verdicts.manifest === 'ok' && verdicts.signature === 'ok'
  return { kind: 'pass', files: unwrapped, ...(isComplete && { signed: bytes }) }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (cause) {
    throw new UsageError(`Cannot read ${path}: ${systemReason(cause)}`, { cause })
  }
}

function refuseDamaged(path: string, findings: readonly Finding[]): void {
  const damage = findings.filter(
    ({ rule, severity }) =>
      rule.startsWith('zip-') &&
      WORST.includes(severity) &&
      !MENDABLE.includes(rule) &&
      rule !== 'zip-junk-files' &&
      rule !== 'zip-deep-folder',
  )
  const [first] = damage
  if (first) throw new RefusedError(`${path} cannot be used: ${first.message}. ${first.fix}`)
}

/** Archives are made of the folder as often as of what is in it; macOS adds `__MACOSX/` beside it. */
function withoutWrapper(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  if (files.has('pass.json')) return files
  const wrappers = [...files.keys()].flatMap(path => /^[^/]+\/(?=pass\.json$)/.exec(path)?.[0] ?? [])
  const [wrapper] = wrappers
  if (wrapper === undefined || wrappers.length > 1) return files
  return new Map(
    [...files].flatMap(([path, bytes]) => (path.startsWith(wrapper) ? [[path.slice(wrapper.length), bytes]] : [])),
  )
}
