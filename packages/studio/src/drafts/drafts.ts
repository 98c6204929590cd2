import type { Strings } from '@billfold/pkpass/display'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A pass somebody is working on, as this browser keeps it. */
export interface Draft {
  readonly id: string
  /** `pass.json` as it stands, even while it cannot be read. */
  readonly text: string
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly localizations: Readonly<Record<string, Strings>>
  /** All other files, as they came. */
  readonly otherFiles?: ReadonlyMap<string, Uint8Array>
  /** The file it was opened from, and what there is to say of that; gone when it was read. */
  readonly origin?: Origin
  /** The pass that was issued of it. */
  readonly issued?: Issued
  readonly changedAt: Date
}

/** Where a draft came from. */
export interface Origin {
  readonly name: string
  /** Sentences. */
  readonly notes: readonly string[]
}

/** What is known of the pass that was issued of a draft. */
export interface Issued {
  readonly projectId: string
  readonly serialNumber: string
  readonly shareUrl: string
  /** `pass.json` as it was issued: what a phone has of it. */
  readonly text: string
  readonly at: Date
}

/** Drafts, in this browser alone: nothing is sent anywhere. */
export interface Drafts {
  /** Latest first. */
  list(): Promise<Draft[]>
  find(id: string): Promise<Draft | undefined>
  save(draft: Draft): Promise<void>
  remove(id: string): Promise<void>
}

interface DraftSchema extends DBSchema {
  drafts: { key: string; value: Draft; indexes: { changedAt: Date } }
}

/** Keeps drafts in IndexedDB. */
export function createDrafts(): Drafts {
  let opened: Promise<IDBPDatabase<DraftSchema>> | undefined
  const open = () => {
    opened ??= openDB<DraftSchema>('billfold-studio', 1, {
      upgrade: database =>
        database.createObjectStore('drafts', { keyPath: 'id' }).createIndex('changedAt', 'changedAt'),
    })
    return opened
  }
  return {
    list: async () => (await (await open()).getAllFromIndex('drafts', 'changedAt')).toReversed(),
    find: async id => (await open()).get('drafts', id),
    save: async draft => void (await (await open()).put('drafts', draft)),
    remove: async id => (await open()).delete('drafts', id),
  }
}
