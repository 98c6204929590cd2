import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type RunningSandbox, runSandbox } from '../../src/sandbox/run-sandbox.ts'
import { runInMemory } from '../support/run-in-memory.ts'
import { makeFolder } from '../support/workspace.ts'

const reportSchema = z.object({
  healthy: z.boolean(),
  checks: z.array(
    z.object({ id: z.string(), status: z.string(), findings: z.array(z.looseObject({ rule: z.string() })) }),
  ),
})

let folder: ReturnType<typeof makeFolder>
let sandbox: RunningSandbox
beforeAll(async () => {
  folder = makeFolder()
  sandbox = await runSandbox(folder.path, 0, {
    stdin: (async function* () {})(),
    stdout: { write: () => {} },
    stderr: { write: () => {} },
    environment: {},
    interrupted: () => {},
  })
})
afterAll(async () => {
  await sandbox.close()
  folder.remove()
})

test('Billfold’s own server passes every check', async () => {
  const { server, apiKey, trustFolder, apnsUrl } = sandbox
  const issued = await fetch(`${server.url}/api/pkpass`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ logoText: 'Bayroast Coffee' }),
  })
  expect(issued.status).toBe(200)
  const file = join(folder.path, 'issued.pkpass')
  writeFileSync(file, new Uint8Array(await issued.arrayBuffer()))
  const { code, stdout, stderr } = await runInMemory(
    [
      'doctor',
      ...['--pass', file, '--trust', trustFolder, '--register', '--apns', '--json'],
      ...['--link', `${issued.headers.get('x-pass-url')}/apple.pkpass`],
    ],
    { BILLFOLD_APNS_URL: apnsUrl, BILLFOLD_APNS_CA: rootFile(trustFolder) },
  )
  expect(stderr).toBe('')
  const { checks, healthy } = reportSchema.parse(JSON.parse(stdout))
  expect(checks.flatMap(({ findings }) => findings)).toEqual([])
  expect(checks.filter(({ status }) => status !== 'passed').map(({ id }) => id)).toEqual(['certificate'])
  expect({ healthy, code }).toEqual({ healthy: true, code: 0 })
})

function rootFile(trustFolder: string): string {
  const path = join(trustFolder, 'root.pem')
  expect(readFileSync(path, 'utf8')).toContain('BEGIN CERTIFICATE')
  return path
}
