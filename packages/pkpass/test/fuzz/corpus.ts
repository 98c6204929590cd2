import { readdirSync, readFileSync } from 'node:fs'

const FIXTURES = new URL('../../../../fixtures/pkpass/', import.meta.url)

/** The bundles that are changed: every fixture, in the order of names. */
export function readCorpus(): Uint8Array[] {
  return readdirSync(FIXTURES)
    .sort()
    .map(name => new Uint8Array(readFileSync(new URL(name, FIXTURES))))
}
