import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs openssl in a directory of its own with the given files in it; answers exit code and both streams together. */
export async function openssl(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<{ readonly exitCode: number; readonly output: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'billfold-openssl-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content)
    return await new Promise((resolve, reject) => {
      const child = execFile('openssl', [...args], { cwd: directory }, (error, stdout, stderr) => {
        if (child.exitCode === null) reject(error)
        else resolve({ exitCode: child.exitCode, output: stdout + stderr })
      })
    })
  } finally {
    await rm(directory, { recursive: true })
  }
}
