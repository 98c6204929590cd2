import { openStorage } from '../../src/storage/open-storage.ts'
import { storageContract } from './storage-contract.ts'

storageContract('SQLite', () => openStorage('sqlite::memory:'))
