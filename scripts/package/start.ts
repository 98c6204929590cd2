import { execFile } from 'node:child_process'

/** Long enough for an installation without a cache; what takes longer hangs. */
const TIMEOUT_MS = 120_000

/**
 * Runs a program in a directory.
 *
 * @returns What it wrote to standard output.
 * @throws Error that holds everything it said, when it does not end with 0.
 */
export function start(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, timeout: TIMEOUT_MS }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${stdout}${stderr}`.trim() || error.message, { cause: error }))
      else resolve(stdout)
    })
  })
}
