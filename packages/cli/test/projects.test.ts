import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { runInMemory } from './support/run-in-memory.ts'
import { makeFolder } from './support/workspace.ts'

const NOW = new Date('2026-03-01T12:00:00Z')

let folder: ReturnType<typeof makeFolder>
beforeEach(() => {
  folder = makeFolder()
})
afterEach(() => folder.remove())

const billfold = (...args: string[]) =>
  runInMemory(args, { DATABASE_URL: `sqlite:${join(folder.path, 'billfold.db')}` }, { now: NOW })
const keysSchema = z.array(z.looseObject({ apiKeyId: z.string() }))
const keysOf = async (...args: string[]) =>
  keysSchema.parse(JSON.parse((await billfold('keys', 'list', '--json', ...args)).stdout))

describe('billfold keys', () => {
  test('makes a key that is shown once, and lists what it may do', async () => {
    const { code, stdout } = await billfold('keys', 'create', '--name', 'Till', '--scopes', 'read,issue')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^bf_live_[0-9a-f]{48}\n$/)
    expect((await billfold('keys', 'create', '--test')).stdout).toMatch(/^bf_test_/)
    const keys = await keysOf()
    expect(keys).toContainEqual(expect.objectContaining({ name: 'Till', kind: 'live', scopes: ['read', 'issue'] }))
    expect(keys).toContainEqual(
      expect.objectContaining({ name: 'default', kind: 'test', scopes: ['issue', 'update', 'read'] }),
    )
    const listed = await billfold('keys', 'list')
    expect(listed.stdout).toContain('  Name       Till\n  Kind       live\n  May        read, issue\n')
    expect(listed.stdout).toContain('  Last used  never\n')
    expect(listed.stdout).not.toContain(stdout.trim())
    expect(keys[0]).not.toHaveProperty('keyHash')
  })

  test('rotates a key with time to hand it out, and revokes one at once', async () => {
    const { stdout: key } = await billfold('keys', 'create')
    const [{ apiKeyId } = { apiKeyId: '' }] = await keysOf()
    const rotated = await billfold('keys', 'rotate', apiKeyId, '--grace', '2')
    expect(rotated).toMatchObject({ code: 0, stdout: expect.stringMatching(/^bf_live_/) })
    expect(rotated.stdout).not.toBe(key)
    expect((await keysOf()).map(({ revokedAt }) => revokedAt)).toEqual(
      expect.arrayContaining(['2026-03-01T14:00:00.000Z', undefined]),
    )
    expect((await billfold('keys', 'revoke', apiKeyId)).code).toBe(0)
    expect(await keysOf()).toContainEqual(expect.objectContaining({ apiKeyId, revokedAt: NOW.toISOString() }))
    expect(await billfold('keys', 'rotate', apiKeyId)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ERR_KEY_NOT_FOUND'),
    })
  })

  test.each([
    [2, ['create', '--scopes', 'everything'], /--scopes must be some of issue,update,read,admin/],
    [2, ['rotate', 'x', '--grace', 'soon'], /--grace must be a number of hours/],
    [1, ['revoke', 'nobody'], /ERR_KEY_NOT_FOUND/],
    [1, ['create', '--project', 'nowhere'], /ERR_PROJECT_NOT_FOUND/],
  ])('ends with %i for keys %j', async (code, args, message) => {
    expect(await billfold('keys', ...args)).toMatchObject({ code, stderr: expect.stringMatching(message) })
  })
})

describe('billfold projects', () => {
  test('makes projects with limits, each with keys of its own', async () => {
    const created = await billfold('projects', 'create', 'shop', '--name', 'The Shop', '--monthly-quota', '500')
    expect(created.stdout).toBe('shop\n  Name       The Shop\n  Quota      500 passes a month\n  Rate       none\n')
    await billfold('keys', 'create', '--project', 'shop')
    expect(await keysOf('--project', 'shop')).toHaveLength(1)
    expect(await keysOf()).toEqual([])

    await billfold('projects', 'limit', 'shop', '--rate', '20')
    const limited = await billfold('projects', 'limit', 'shop', '--monthly-quota', 'none')
    expect(limited.stdout).toContain('  Quota      none\n  Rate       20 calls a second\n')
    expect((await billfold('projects', 'list')).stdout).toMatch(/default\n[\s\S]*shop\n/)
    const log = await billfold('projects', 'log', 'shop')
    expect(log.stdout).toMatch(/^2026-03-01T12:00:00.000Z {2}project\.limited {2}shop {2}by operator\n/)
    expect(log.stdout.trim().split('\n')).toHaveLength(4)
  })

  test.each([
    [1, ['create', 'default'], /ERR_PROJECT_TAKEN/],
    [2, ['create', 'no spaces'], /letters, digits and hyphens/],
    [2, ['limit', 'default'], /Say what to limit/],
    [2, ['limit', 'default', '--rate', '-1'], /A limit must be a number/],
    [1, ['limit', 'nowhere', '--rate', '1'], /ERR_PROJECT_NOT_FOUND/],
  ])('ends with %i for projects %j', async (code, args, message) => {
    await billfold('projects', 'list')
    expect(await billfold('projects', ...args)).toMatchObject({ code, stderr: expect.stringMatching(message) })
  })
})
