import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Storage } from '../../src/storage/storage.ts'
import { type MakeStorage, newPass, withProjects } from './builders.ts'
import { devicesContract } from './devices-contract.ts'
import { identitiesContract } from './identities-contract.ts'
import { passesContract } from './passes-contract.ts'
import { projectsContract } from './projects-contract.ts'
import { recordsContract } from './records-contract.ts'
import { stormContract } from './storm-contract.ts'
import { timelineContract } from './timeline-contract.ts'
import { wakeUpsContract } from './wake-ups-contract.ts'

/** What `storage.ts` promises, shown on one engine; each test starts with an empty database and two projects. */
export function storageContract(name: string, makeStorage: MakeStorage): void {
  describe(`storage on ${name}`, () => {
    let current: Storage | undefined

    beforeEach(async () => {
      current = await withProjects(await makeStorage())
    })

    afterEach(async () => {
      await current?.close()
      current = undefined
    })

    function storage(): Storage {
      if (current === undefined) throw new Error('Expected to be called within a test')
      return current
    }

    passesContract(storage)
    projectsContract(storage)
    devicesContract(storage)
    wakeUpsContract(storage)
    recordsContract(storage)
    timelineContract(storage)
    identitiesContract(storage)
    stormContract(storage)

    it('says that it does not answer once it is closed', async () => {
      await storage().close()
      await expect(storage().findPass(newPass('a'))).rejects.toMatchObject({ code: 'ERR_STORAGE_UNAVAILABLE' })
    })
  })
}
