import { type Finding, finding } from '../findings/finding.ts'

/** Stops the reading of one member or of the archive, with the finding that says why. */
export class Unreadable extends Error {
  readonly finding: Finding
  constructor(reason: Finding) {
    super(reason.message)
    this.finding = reason
  }
}

/** Damage to the archive, or to one of its files. */
export function damage(message: string, file?: string): Finding {
  return finding('zip-unreadable', message, file === undefined ? {} : { file })
}

/** Something of the format that no pass needs, and Wallet may not read. */
export function unusual(message: string, file?: string): Finding {
  return finding('zip-method', message, file === undefined ? {} : { file })
}
