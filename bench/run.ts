// Runs the measurements, all or those named, each in a process of its own: `npm run bench -- one-thread neighbours`. Ends with
// exit code 1 when one of them falls below its floor.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MEASUREMENTS = [
  'one-thread',
  'all-cores',
  'neighbours',
  'steady',
  'barcodes',
  'preview',
  'inspect',
  'push',
  'update',
  'api',
]

const named = process.argv.slice(2)
const unknown = named.find(name => !MEASUREMENTS.includes(name))
if (unknown !== undefined) {
  console.error(`Expected ${MEASUREMENTS.join(', ')}, found ${unknown}`)
  process.exit(2)
}
for (const name of named.length > 0 ? named : MEASUREMENTS) {
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const options = ['--expose-gc', '--conditions=billfold-source']
  const { status } = spawnSync(process.execPath, [...options, file], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
