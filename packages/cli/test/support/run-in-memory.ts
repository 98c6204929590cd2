import { run } from '../../src/run.ts'
import type { ExitCode } from '../../src/terminal.ts'

export interface RunResult {
  readonly code: ExitCode
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  /** What is piped in. */
  readonly input?: Uint8Array
  /** Whether a person watches. */
  readonly isTTY?: boolean
  /** What time it is; the system's otherwise. */
  readonly now?: Date
}

/** Runs a command line in this process and collects what it prints. */
export async function runInMemory(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  { input = new Uint8Array(), isTTY = false, now }: RunOptions = {},
): Promise<RunResult> {
  let stdout = ''
  let stderr = ''
  const code = await run(args, {
    stdin: inTwoChunks(input),
    stdout: { write: text => (stdout += text), isTTY },
    stderr: { write: text => (stderr += text), isTTY },
    environment,
    ...(now && { clock: { now: () => now } }),
    // Commands that run until they are told otherwise end at once.
    interrupted: controller => controller.abort(),
  })
  return { code, stdout, stderr }
}

async function* inTwoChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const middle = Math.floor(bytes.length / 2)
  yield bytes.subarray(0, middle)
  yield bytes.subarray(middle)
}
