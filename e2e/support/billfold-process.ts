import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../../packages/cli/bin/billfold.js', import.meta.url))

/** Longest anything is waited for; a machine under load is slow, never this slow. */
export const LIMIT_MS = 20_000
const POLL_MS = 25

/** The command as its users run it: a process of its own. */
export class BillfoldProcess implements AsyncDisposable {
  readonly #child: ChildProcess
  #output = ''

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [BIN, ...args], { env: { ...process.env, ...environment } })
    const collect = (chunk: Buffer) => {
      this.#output += chunk.toString('utf8')
    }
    this.#child.stdout?.on('data', collect)
    this.#child.stderr?.on('data', collect)
  }

  /** Everything printed so far, on both streams. */
  get output(): string {
    return this.#output
  }

  /** Waits until the output matches; the answer is the match. */
  waitForOutput(pattern: RegExp): Promise<RegExpExecArray> {
    return waitFor(() => {
      const match = pattern.exec(this.#output)
      if (!match && this.#child.exitCode !== null)
        throw new Error(`Ended with ${this.#child.exitCode}: ${this.#output}`)
      return match ?? undefined
    }, `output like ${pattern}`)
  }

  /** Waits for the end; the answer is the exit code. */
  async exited(): Promise<number | null> {
    if (this.#child.exitCode === null) await once(this.#child, 'close')
    return this.#child.exitCode
  }

  /** Sends a signal and waits for the end; the answer is the exit code, `null` when the signal ended it. */
  async end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit')
      this.#child.kill(signal)
      await ended
    }
    return this.#child.exitCode
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGKILL')
  }
}

/** Waits for a condition, up to a limit. */
export async function waitFor<T>(probe: () => T | undefined | Promise<T | undefined>, what: string): Promise<T> {
  const deadline = performance.now() + LIMIT_MS
  for (;;) {
    const found = await probe()
    if (found !== undefined) return found
    if (performance.now() > deadline) throw new Error(`Waited ${LIMIT_MS} ms in vain for ${what}`)
    await new Promise(resolve => setTimeout(resolve, POLL_MS))
  }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'billfold-e2e-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
