import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** How a program ended. */
export interface Ending {
  readonly exitCode: number
  /** Standard output and error together. */
  readonly output: string
  /** Reads a file the program left in its directory. */
  readonly file: (name: string) => Uint8Array
}

/** Runs programs one after the other in a directory of their own; ends at the first that fails. */
export async function run(
  files: Readonly<Record<string, string | Uint8Array>>,
  commands: readonly (readonly [program: string, ...args: string[]])[],
  kept: readonly string[] = [],
): Promise<Ending> {
  const directory = await mkdtemp(join(tmpdir(), 'billfold-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(directory, name)), { recursive: true })
      await writeFile(join(directory, name), content)
    }
    let output = ''
    let exitCode = 0
    for (const [program, ...args] of commands) {
      const ending = await startIn(directory, program, args)
      output += ending.output
      exitCode = ending.exitCode
      if (exitCode !== 0) break
    }
    const left = new Map<string, Uint8Array>()
    for (const name of exitCode === 0 ? kept : []) left.set(name, new Uint8Array(await readFile(join(directory, name))))
    return { exitCode, output, file: name => left.get(name) ?? missing(name, output) }
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** Runs one program in a directory that is there. */
export function startIn(cwd: string, program: string, args: string[]): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { cwd, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (child.exitCode === null) reject(error)
      else resolve({ exitCode: child.exitCode, output: stdout + stderr })
    })
  })
}

function missing(name: string, output: string): never {
  throw new Error(`Expected the file ${name}; the program said: ${output}`)
}
