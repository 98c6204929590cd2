/** What a command has of the world around it; tests bring their own. */
export interface Terminal {
  readonly stdout: TextOutput
  readonly stderr: TextOutput
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Aborts the controller when the person, or the system, wants the command to end. */
  interrupted(controller: AbortController): void
}

interface TextOutput {
  write(text: string): unknown
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
