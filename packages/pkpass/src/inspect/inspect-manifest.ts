import { MANIFEST_FILE, manifestDigest, SIGNATURE_FILE } from '../bundle/manifest.ts'
import { type Finding, finding, isRefusal } from '../findings/finding.ts'
import { readJson } from './read-json.ts'

const SHA1_HEX = /^[0-9a-f]{40}$/
const FILE = { file: MANIFEST_FILE }

/** When a file was modified, as a number that grows with time; undefined when nothing says so. */
export type ModificationTimeOf = (file: string) => number | undefined

/** Holds `manifest.json` against the files: each listed once, with the digest of its bytes, and nothing else listed. */
export function inspectManifest(
  manifestBytes: Uint8Array,
  files: ReadonlyMap<string, Uint8Array>,
  modificationTimeOf: ModificationTimeOf = () => undefined,
): Finding[] {
  const { value, findings } = readJson(manifestBytes, MANIFEST_FILE)
  const reason = findings.find(isRefusal)?.message
  const repeated = findings.filter(({ rule }) => rule === 'json-duplicate-member')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [finding('manifest-invalid-json', reason ?? 'manifest.json is not an object of texts', FILE)]
  }
  const manifest = new Map<string, unknown>(Object.entries(value))
  return [
    ...(reason === undefined ? [] : [finding('manifest-invalid-json', reason, FILE)]),
    ...repeated,
    ...inspectEntries(manifest, files, modificationTimeOf),
    ...inspectUnlisted(manifest, files),
  ]
}

function inspectEntries(
  manifest: ReadonlyMap<string, unknown>,
  files: ReadonlyMap<string, Uint8Array>,
  modificationTimeOf: ModificationTimeOf,
): Finding[] {
  const written = modificationTimeOf(MANIFEST_FILE)
  return [...manifest].flatMap(([name, digest]) => {
    const place = { file: name }
    if (isUnlisted(name)) return [finding('manifest-lists-itself', `${name} is listed in the manifest`, place)]
    const bytes = files.get(name)
    if (!bytes)
      return [finding('manifest-extra-entry', `The manifest lists ${name}, which is not in the archive`, place)]
    if (typeof digest !== 'string')
      return [finding('manifest-invalid-json', `The digest of ${name} in manifest.json is not a text`, FILE)]
    if (!SHA1_HEX.test(digest)) {
      return [finding('manifest-hash-form', `The digest of ${name} is ${JSON.stringify(digest.slice(0, 64))}`, place)]
    }
    const found = manifestDigest(bytes)
    if (found === digest) return []
    const modified = modificationTimeOf(name)
    if (written !== undefined && modified !== undefined && modified > written) {
      return [
        finding(
          'manifest-stale',
          `${name} was modified after manifest.json was written, which still has the SHA-1 of what it was: ${digest}, now ${found}`,
          place,
        ),
      ]
    }
    return [
      finding(
        'manifest-hash-mismatch',
        `${name} has SHA-1 ${found}, the manifest says ${digest}: it was changed after signing`,
        place,
      ),
    ]
  })
}

function inspectUnlisted(manifest: ReadonlyMap<string, unknown>, files: ReadonlyMap<string, Uint8Array>): Finding[] {
  return [...files.keys()]
    .filter(name => !isUnlisted(name) && !manifest.has(name))
    .map(name => finding('manifest-missing-entry', `${name} is in the archive but not in the manifest`, { file: name }))
}

/** The two files that come after the manifest. */
function isUnlisted(name: string): boolean {
  return name === MANIFEST_FILE || name === SIGNATURE_FILE
}
