import type { Finding } from '@billfold/pkpass'
import type { Clock } from '@billfold/server'

/** What a command has of the world around it; tests bring their own. */
export interface Terminal {
  /** Bytes piped into the command. */
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: TextOutput
  readonly stderr: TextOutput
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What time it is; the system's, where none is given. */
  readonly clock?: Clock
  /** Aborts the controller when the person, or the system, wants the command to end. */
  interrupted(controller: AbortController): void
}

/** Where texts go: a terminal, a file or another program. */
export interface TextOutput {
  write(text: string): unknown
  /** Whether a person watches it. */
  readonly isTTY?: boolean
}

/** Every way a command can end. */
export const EXIT = {
  ok: 0,
  /** The answer is no: Wallet would refuse the pass, or the work could not be done. */
  failed: 1,
  /** The command was called wrongly, or names a file that is not there. */
  usage: 2,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The work cannot be done with what was given: exit code 1. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  /** What exactly is wrong, to be told before the sentence. */
  readonly findings: readonly Finding[]

  constructor(message: string, { findings = [], ...options }: ErrorOptions & { findings?: readonly Finding[] } = {}) {
    super(message, options)
    this.findings = findings
  }
}
