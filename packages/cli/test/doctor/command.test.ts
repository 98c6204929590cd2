import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runInMemory } from '../support/run-in-memory.ts'
import { AUTHORITY, makeFolder } from '../support/workspace.ts'
import { buildFixturePass, NOW, PASS } from './support/fixture-pass.ts'
import { startSmallService } from './support/small-service.ts'

let bytes: Uint8Array
beforeAll(async () => {
  bytes = await buildFixturePass()
})

describe('billfold doctor', () => {
  test('says what is wrong and how to mend it, and exits with 1', async () => {
    await using service = await startSmallService({
      pass: PASS,
      bytes,
      fault: (asked, answered) => (asked.method === 'HEAD' ? { status: 405 } : answered),
    })
    const folder = makeFolder()
    const file = join(folder.path, 'Coffee.pkpass')
    writeFileSync(file, await buildFixturePass({ webServiceURL: service.url }))
    const { code, stdout } = await runInMemory(['doctor', '--pass', file, '--trust', AUTHORITY], {}, { now: NOW })
    folder.remove()
    expect(code).toBe(1)
    expect(stdout).toContain(`Phones will have trouble with ${service.url}/: HEAD is answered 405.`)
    expect(stdout).toMatch(/✗ head +HEAD is answered like GET/)
    expect(stdout).toContain('– link, link-content-type, link-disposition, link-compression, link-cache: no address')
    expect(stdout).toContain('warning service-head-405')
    expect(stdout).toContain('Fix: Answer HEAD like GET.')
  })

  test('prints the report as JSON', async () => {
    await using service = await startSmallService({ pass: PASS, bytes })
    const { code, stdout } = await runInMemory(
      [
        'doctor',
        '--url',
        service.url,
        '--type',
        PASS.passTypeIdentifier,
        '--serial',
        PASS.serialNumber,
        '--token',
        PASS.authenticationToken,
        '--trust',
        AUTHORITY,
        '--register',
        '--json',
      ],
      {},
      { now: NOW },
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ healthy: true, url: `${service.url}/` })
  })

  test.each<[string, string[], RegExp]>([
    ['nothing to look at', ['doctor'], /Which service\?/],
    ['half a pass', ['doctor', '--url', 'https://passes.example.com', '--type', 'pass.com.example'], /give all three/],
    ['an address that is none', ['doctor', '--url', 'passes.example.com'], /Expected the base address/],
    ['an address of another kind', ['doctor', '--url', 'ftp://passes.example.com'], /Expected the base address/],
    ['an address with a password', ['doctor', '--url', 'https://me:secret@passes.example.com'], /Leave them out/],
    ['no such pass', ['doctor', '--pass', '/nowhere.pkpass'], /nothing of that name/],
  ])('%s is a usage error', async (_, args, message) => {
    const { code, stderr } = await runInMemory(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('secret')
  })
})
