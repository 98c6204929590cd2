import { z } from 'zod'
import { MANIFEST_FILE, manifestDigest, SIGNATURE_FILE } from '../bundle/manifest.ts'
import { type Finding, finding } from '../findings/finding.ts'
import { parseJson } from './parse-json.ts'

const manifestSchema = z.record(z.string(), z.string())
const SHA1_HEX = /^[0-9a-f]{40}$/

/** Holds `manifest.json` against the files: each listed once, with the digest of its bytes, and nothing else listed. */
export function inspectManifest(manifestBytes: Uint8Array, files: ReadonlyMap<string, Uint8Array>): Finding[] {
  const { value, findings } = parseJson(manifestBytes, MANIFEST_FILE)
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success) {
    const reason = findings[0]?.message ?? 'manifest.json is not an object of texts'
    return [finding('manifest-invalid-json', reason, { file: MANIFEST_FILE })]
  }
  const manifest = new Map(Object.entries(parsed.data))
  return [...inspectEntries(manifest, files), ...inspectUnlisted(manifest, files)]
}

function inspectEntries(manifest: ReadonlyMap<string, string>, files: ReadonlyMap<string, Uint8Array>): Finding[] {
  return [...manifest].flatMap(([name, digest]) => {
    const place = { file: name }
    if (isUnlisted(name)) return [finding('manifest-lists-itself', `${name} is listed in the manifest`, place)]
    const bytes = files.get(name)
    if (!bytes)
      return [finding('manifest-extra-entry', `The manifest lists ${name}, which is not in the archive`, place)]
    if (!SHA1_HEX.test(digest)) {
      return [finding('manifest-hash-form', `The digest of ${name} is ${JSON.stringify(digest.slice(0, 64))}`, place)]
    }
    const found = manifestDigest(bytes)
    if (found === digest) return []
    return [
      finding(
        'manifest-hash-mismatch',
        `${name} has SHA-1 ${found}, the manifest says ${digest}: it was changed after signing`,
        place,
      ),
    ]
  })
}

function inspectUnlisted(manifest: ReadonlyMap<string, string>, files: ReadonlyMap<string, Uint8Array>): Finding[] {
  return [...files.keys()]
    .filter(name => !isUnlisted(name) && !manifest.has(name))
    .map(name => finding('manifest-missing-entry', `${name} is in the archive but not in the manifest`, { file: name }))
}

/** The two files that come after the manifest. */
function isUnlisted(name: string): boolean {
  return name === MANIFEST_FILE || name === SIGNATURE_FILE
}
