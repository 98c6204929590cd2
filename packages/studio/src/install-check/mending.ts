import type { Change, Finding } from '@billfold/pkpass/findings'
import type { ReportedFinding } from './report.ts'

/** A finding as it stands after what was mended here. */
export interface Entry {
  readonly id: string
  readonly finding: Told
  readonly state: 'mended' | 'open'
  /** Mends it at one click. */
  readonly changes?: readonly Change[]
  /** How it is to be mended otherwise. */
  readonly remedy: Remedy
}

/** What server and browser both tell. */
type Told = Pick<
  ReportedFinding,
  'file' | 'fix' | 'line' | 'message' | 'onThePhone' | 'pointer' | 'rule' | 'severity'
> & {
  readonly isRefusal: boolean
}

/**
 * - `fix`: here, at one click
 * - `reissue`: by issuing the pass anew, whatever is in it
 * - `certificate`: by issuing it anew with another certificate
 * - `hand`: by somebody who knows what is meant
 */
export type Remedy = 'certificate' | 'fix' | 'hand' | 'reissue'

/** What issuing makes anew: the archive, the manifest, the signature, and the form of `pass.json` as bytes. */
const MADE_ANEW = /^(?:zip|manifest|sig|bundle|json-bom|json-encoding|json-duplicate)/
const OF_CERTIFICATE = /^cert-|^sig-untrusted-root$/

interface Findings {
  /** Of the file as it was sent. */
  readonly reported: readonly ReportedFinding[]
  /** Of the document in the browser, as it was opened and as it is now; none while it cannot be opened. */
  readonly before: readonly Finding[]
  readonly now: readonly Finding[]
}

/** Holds what the server found against what is left in the browser: what was there and is gone is mended. */
export function entriesOf({ before, now, reported }: Findings): readonly Entry[] {
  const [known, left] = [byId(before), byId(now)]
  const told = byId(reported)
  const entries = [...told].map(([id, finding]): Entry => {
    const current = left.get(id)
    return entry(id, finding, known.has(id) && !current ? 'mended' : 'open', current?.changes)
  })
  const arisen = [...left]
    .filter(([id]) => !told.has(id) && !known.has(id))
    .map(([id, finding]) => {
      const isRefusal = finding.severity === 'error' && finding.effect === 'refused'
      return entry(id, { ...finding, isRefusal }, 'open', finding.changes)
    })
  return [...entries, ...arisen]
}

function entry(id: string, finding: Told, state: Entry['state'], changes: readonly Change[] | undefined): Entry {
  const remedy = changes ? 'fix' : remedyFor(finding.rule)
  return { id, finding, state, remedy, ...(changes && { changes }) }
}

function remedyFor(rule: string): Remedy {
  if (OF_CERTIFICATE.test(rule)) return 'certificate'
  return MADE_ANEW.test(rule) ? 'reissue' : 'hand'
}

/** By rule and place: a value that is half mended is told in other words. The same at the same place is counted. */
function byId<
  T extends { readonly rule: string; readonly pointer?: string | undefined; readonly file?: string | undefined },
>(findings: readonly T[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  for (const finding of findings) {
    const { file, pointer, rule } = finding
    const name = JSON.stringify([rule, pointer ?? null, pointer === undefined ? (file ?? null) : null])
    let id = name
    for (let count = 2; found.has(id); count += 1) id = `${name} ${count}`
    found.set(id, finding)
  }
  return found
}
