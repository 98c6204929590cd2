import { MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE } from '../bundle/manifest.ts'
import { MAX_PASS_BYTES, MAX_PASSES, MAX_PASSES_BYTES } from '../bundle/passes.ts'
import { type Finding, finding, isRefusal, worstFirst } from '../findings/finding.ts'
import { listNames } from '../findings/list-names.ts'
import { readZip } from '../zip/read-zip.ts'
import { inspectEmptyOutput } from './inspect-archive.ts'
import { type Inspection, type InspectOptions, inspectPass } from './inspect-pass.ts'
import { isJunk } from './junk.ts'
import { limitFindings } from './limit-findings.ts'

/** What is known of a `.pkpasses`. */
export interface PassesInspection {
  /** Whether Wallet would accept the bundle, and every pass in it. */
  readonly valid: boolean
  /** Each pass by its file name, the first {@link MAX_PASSES} of them. */
  readonly passes: ReadonlyMap<string, Inspection>
  /** Of the bundle and of all passes; `file` begins with the name of the pass: `ticket-1.pkpass/icon@2x.png`. */
  readonly findings: readonly Finding[]
}

const MEMBER = /^[^/]+\.pkpass$/

/**
 * Explains a `.pkpasses`, ours or a stranger's: whether Wallet would accept it, and everything that is wrong with it and the passes
 * in it. Never throws on bad bytes.
 *
 * @see Bundle format, section 7; rules `bundle-*`
 */
export function inspectPasses(bytes: Uint8Array, options: InspectOptions): PassesInspection {
  const nothing = inspectEmptyOutput(bytes.length)
  if (nothing) return refused(nothing)
  if (bytes.length > MAX_PASSES_BYTES) {
    return refused(finding('bundle-size', `The bundle has ${bytes.length} bytes; ${MAX_PASSES_BYTES} are the most`))
  }
  const archive = readZip(bytes, { maxEntryBytes: MAX_PASS_BYTES, maxTotalBytes: MAX_PASSES_BYTES })
  const members = [...archive.files].filter(([name]) => MEMBER.test(name))
  const passes = new Map(members.slice(0, MAX_PASSES).map(([name, pass]) => [name, inspectPass(pass, options)]))
  const findings = [
    ...archive.findings,
    ...inspectNames([...archive.files.keys()]),
    ...inspectCount(members.length),
    ...inspectIdentities(passes),
    ...[...passes].flatMap(([name, inspection]) => inspectMember(name, inspection)),
  ]
  const told = findings.filter(({ rule }) => !options.ignore?.includes(rule))
  const isWhole = members.length > 0 && !told.some(isRefused)
  return {
    valid: isWhole && [...passes.values()].every(({ valid }) => valid),
    passes,
    findings: limitFindings(worstFirst(told)),
  }
}

function refused(why: Finding): PassesInspection {
  return { valid: false, passes: new Map(), findings: [why] }
}

/** A bundle that cannot be delivered is as good as refused. */
function isRefused(each: Finding): boolean {
  return isRefusal(each) || each.rule === 'bundle-count'
}

function inspectCount(count: number): Finding[] {
  if (count <= MAX_PASSES) return []
  return [finding('bundle-count', `The bundle has ${count} passes; ${MAX_PASSES} are the most, and were looked at`)]
}

/** Tells what lies beside the passes: each folder once. */
function inspectNames(names: readonly string[]): Finding[] {
  if (names.includes(PASS_FILE)) {
    return [finding('bundle-not-pkpass', 'This is one pass, not a bundle of passes', { file: PASS_FILE })]
  }
  const strangers = new Set<string>()
  const findings: Finding[] = []
  for (const file of names) {
    if (MEMBER.test(file)) continue
    if (isJunk(file)) findings.push(finding('zip-junk-files', `${file} is no part of the format`, { file }))
    else strangers.add(file.slice(0, file.indexOf('/') + 1) || file)
  }
  for (const file of strangers) {
    const what = file.endsWith('/') ? 'a folder in the place of' : 'no'
    findings.push(finding('bundle-not-pkpass', `${file} is ${what} a finished pass (.pkpass) at the root`, { file }))
  }
  return findings
}

function inspectIdentities(passes: ReadonlyMap<string, Inspection>): Finding[] {
  const names = new Map<string, string[]>()
  for (const [name, { pass }] of passes) {
    if (!pass) continue
    const identity = JSON.stringify([pass.passTypeIdentifier, pass.serialNumber])
    names.set(identity, [...(names.get(identity) ?? []), name])
  }
  return [...names.values()]
    .filter(same => same.length > 1)
    .map(same => {
      const message = `${listNames(same)} have the same pass type and serial number`
      return finding('bundle-duplicate', message, { file: same[1] ?? '' })
    })
}

/** The findings of a pass under its name, with what they are to the bundle. */
function inspectMember(name: string, { files, findings }: Inspection): Finding[] {
  const own = findings.map(each => ({ ...each, file: `${name}/${fileOf(each)}`.replace(/\/$/, '') }))
  const missing = [PASS_FILE, MANIFEST_FILE, SIGNATURE_FILE].filter(file => !files.has(file))
  if (missing.length > 0) {
    const what = files.size === 0 ? 'cannot be read' : `has no ${missing.join(' and no ')}`
    return [finding('bundle-not-pkpass', `${name} is no finished pass: it ${what}`, { file: name }), ...own]
  }
  const reasons = new Set(findings.filter(isRefusal).map(({ rule }) => rule))
  if (reasons.size === 0) return own
  const message = `${name} would be refused for ${listNames([...reasons])}`
  return [finding('bundle-member-invalid', message, { file: name }), ...own]
}

/** A pointer alone is into `pass.json`. */
function fileOf({ file, pointer }: Finding): string {
  return file ?? (pointer === undefined ? '' : PASS_FILE)
}
