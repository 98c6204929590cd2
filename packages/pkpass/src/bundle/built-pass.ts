import type { Finding } from '../findings/finding.ts'

/** A signed pass. */
export class BuiltPass {
  /**
   * The `.pkpass` in two parts, to be sent or written one after the other. The first is shared by every pass of a series: copying
   * some 100 KB of images into each pass costs more than everything else but the signature.
   */
  readonly parts: readonly [shared: Uint8Array, own: Uint8Array]
  readonly #report: () => readonly Finding[]
  #findings: readonly Finding[] | undefined
  #bytes: Uint8Array | undefined

  /** @internal */
  constructor(parts: readonly [shared: Uint8Array, own: Uint8Array], report: () => readonly Finding[]) {
    this.parts = parts
    this.#report = report
  }

  /**
   * What is worth a look although Wallet takes the pass, worst first.
   *
   * Found when it is first asked for: most rules only advise, and to hold every pass of a series against them costs as much again as
   * all else but the signature.
   */
  get findings(): readonly Finding[] {
    this.#findings ??= this.#report()
    return this.#findings
  }

  /** The `.pkpass` in one piece, put together when it is first asked for. */
  get bytes(): Uint8Array {
    this.#bytes ??= joinParts(this.parts)
    return this.#bytes
  }
}

function joinParts([shared, own]: BuiltPass['parts']): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(shared.length + own.length)
  bytes.set(shared)
  bytes.set(own, shared.length)
  return bytes
}
