#!/usr/bin/env node
// Starts the command. Published, it runs `dist/`; in the repository it runs the sources as they stand, and when the
// machine's own Node is too old for that it hands over to the Node that the lockfile brings.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE_MAJOR = 24
const main = new URL('../src/main.ts', import.meta.url)
const pinnedNode = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url))

if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE_MAJOR) {
  await run()
} else if (existsSync(main) && existsSync(pinnedNode)) {
  handOver()
} else {
  process.stderr.write(
    `billfold needs Node ${OLDEST_NODE_MAJOR} or later, this is ${process.versions.node}. Install it from your system or https://nodejs.org and try again.\n`,
  )
  process.exitCode = 2
}

async function run() {
  if (!existsSync(main)) {
    await import('../dist/main.js')
    return
  }
  const { registerHooks } = await import('node:module')
  registerHooks({
    resolve: (specifier, context, nextResolve) =>
      nextResolve(specifier, { ...context, conditions: [...context.conditions, 'billfold-source'] }),
  })
  await import(main.href)
}

function handOver() {
  const child = spawn(pinnedNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // The terminal sends Ctrl-C to both; a plain `kill` reaches only this process.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
  })
}
