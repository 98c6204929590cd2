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

/** Holds documents against every rule that needs no certificate. Files that are those of the document before are made once. */
export function createDocumentCheck(now: Date): (document: PassDocument) => CheckedDocument {
  let last: Bundle | undefined
  return document => {
    if (!last || !isOf(last, document)) last = bundleOf(document)
    const { files, slots } = last
    const content = completed(document.content)
    const checked = checkPass(content, { now, images: slots })
    const inFiles = checkFiles({ files, pass: checked.pass })
    return {
      findings: worstFirst([...checked.findings, ...inFiles]),
      pass: checked.pass ?? repairForm(content)?.pass,
    }
  }
}

/** What a document has beside `pass.json`, as it was and as the rules look at it. */
interface Bundle {
  readonly document: PassDocument
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Names of the image slots that have a file. */
  readonly slots: ReadonlySet<string>
}

function isOf({ document: before }: Bundle, { images, localizations, otherFiles }: PassDocument): boolean {
  return before.images === images && before.localizations === localizations && before.otherFiles === otherFiles
}

function bundleOf(document: PassDocument): Bundle {
  const files = bundleFiles(document)
  const slots = new Set([...files.keys()].flatMap(path => /([^/@.]+)(?:@[23]x)?\.png$/.exec(path)?.[1] ?? []))
  return { document, files, slots }
}
