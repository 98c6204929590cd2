import { once } from 'node:events'
import { openStorage } from '../../src/storage/open-storage.ts'
import { at, change } from './builders.ts'

// A process beside the test's own: says that it starts, opens the database, waits for its turn, changes one pass many times.

const [databaseUrl = '', name = '', changes = '0'] = process.argv.slice(2)
await new Promise(resolve => process.send?.('starting', resolve))
const storage = await openStorage(databaseUrl)
process.send?.('open')
await once(process, 'message')
for (let round = 1; round <= Number(changes); round++) await change(storage, name, at(round), `${name} ${round}`)
await storage.close()
process.disconnect?.()
