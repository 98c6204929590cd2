import { run } from '../../src/run.ts'
import type { ExitCode } from '../../src/terminal.ts'

export interface RunResult {
  readonly code: ExitCode
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line in this process and collects what it prints. */
export async function runInMemory(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  let stdout = ''
  let stderr = ''
  const code = await run(args, {
    stdout: { write: text => (stdout += text) },
    stderr: { write: text => (stderr += text) },
    environment,
    // Commands that run until they are told otherwise end at once.
    interrupted: controller => controller.abort(),
  })
  return { code, stdout, stderr }
}
