import { checkFiles, checkPass, type Finding, repairForm, worstFirst } from '@billfold/pkpass/findings'
import type { Pass } from '@billfold/pkpass/schema'
import { bundleFiles } from './bundle-files.ts'
import { completed } from './completed.ts'
import type { PassDocument } from './pass-document.ts'

/** What is known of a document once it was held against the rules. */
export interface CheckedDocument {
  /** Worst first. */
  readonly findings: readonly Finding[]
  /** What Wallet could read of it: values without their documented form are left out. */
  readonly pass: Pass | undefined
}

/** Holds a document against every rule that needs no certificate. */
export function checkDocument(document: PassDocument, now: Date): CheckedDocument {
  const content = completed(document.content)
  const files = bundleFiles(document)
  const images = new Set([...files.keys()].flatMap(path => /([^/@.]+)(?:@[23]x)?\.png$/.exec(path)?.[1] ?? []))
  const checked = checkPass(content, { now, images })
  const inFiles = checkFiles({ files, pass: checked.pass })
  return {
    findings: worstFirst([...checked.findings, ...inFiles]),
    pass: checked.pass ?? repairForm(content)?.pass,
  }
}
