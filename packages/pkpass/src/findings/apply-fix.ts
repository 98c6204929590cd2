import type { Change } from '../rules/change.ts'
import { applyChanges } from './apply-changes.ts'
import { checkFiles } from './check-files.ts'
import { type CheckOptions, checkPass } from './check-pass.ts'
import { slotsWithFile } from './file-context.ts'
import { type Finding, isRefusal } from './finding.ts'

/** A pass taken apart: `pass.json` as JSON gives it, and the other files by path. */
export interface PassParts {
  readonly content: unknown
  /** What depends on them is not checked without. */
  readonly files?: ReadonlyMap<string, Uint8Array>
}

export interface FixedPass {
  /** `pass.json` as it should be; what was given is never changed. */
  readonly content: unknown
  readonly files: ReadonlyMap<string, Uint8Array>
  /** What was wrong and is mended. */
  readonly fixed: readonly Finding[]
  /** What only a person can mend. */
  readonly left: readonly Finding[]
}

/** One fix often makes another possible; a pass with more that can be mended by rule has been made to have it. */
const MAX_FIXES = 200

/**
 * Applies every fix that changes nothing of what the pass means: a colour written in another form, a key that Wallet ignores, a
 * barcode for old systems beside the list.
 *
 * A fix after which its finding is still there, or that Wallet would refuse, is taken back.
 */
export function applyFix(parts: PassParts, options: CheckOptions = {}): FixedPass {
  let content = parts.content
  let files = parts.files ?? new Map<string, Uint8Array>()
  const check = () => checkParts({ content, ...(parts.files && { files }) }, options)
  let findings = check()
  const fixed: Finding[] = []
  const tried = new Set<string>()
  for (let count = 0; count < MAX_FIXES; count += 1) {
    const next = findings.find(each => each.changes && !tried.has(nameOf(each)))
    if (!next?.changes) break
    tried.add(nameOf(next))
    const before = { content, files, findings }
    content = applyChanges(content, next.changes)
    files = changeFiles(files, next.changes)
    findings = check()
    const helped = !findings.some(each => nameOf(each) === nameOf(next))
    if (helped && refusalsIn(findings) <= refusalsIn(before.findings)) fixed.push(next)
    else ({ content, files, findings } = before)
  }
  return { content, files, fixed, left: findings }
}

function checkParts({ content, files }: PassParts, options: CheckOptions): readonly Finding[] {
  if (!files) return checkPass(content, options).findings
  const checked = checkPass(content, { ...options, images: slotsWithFile(files) })
  return [...checked.findings, ...checkFiles({ files, pass: checked.pass })]
}

function changeFiles(
  files: ReadonlyMap<string, Uint8Array>,
  changes: readonly Change[],
): ReadonlyMap<string, Uint8Array> {
  const changed = new Map(files)
  for (const change of changes) {
    if (change.op === 'writeFile') changed.set(change.file, change.bytes)
    if (change.op === 'removeFile') changed.delete(change.file)
    const bytes = change.op === 'renameFile' ? changed.get(change.file) : undefined
    // A name that is taken already is somebody's file.
    if (change.op !== 'renameFile' || !bytes || changed.has(change.to)) continue
    changed.delete(change.file)
    changed.set(change.to, bytes)
  }
  return changed
}

/** Where and what, but not the wording: a value that was half mended is told in other words. */
function nameOf({ rule, pointer, file }: Finding): string {
  return JSON.stringify([rule, pointer, file])
}

function refusalsIn(findings: readonly Finding[]): number {
  return findings.filter(isRefusal).length
}
