import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspectPass } from '../../src/inspect/inspect-pass.ts'
import { ARCHIVE_RULES } from '../../src/rules/archive.ts'
import { CERTIFICATE_RULES } from '../../src/rules/certificate.ts'
import { MANIFEST_RULES } from '../../src/rules/manifest.ts'
import { SIGNATURE_RULES } from '../../src/rules/signature.ts'
import { NOW, TRUST } from '../support/sandbox.ts'

const FOLDER = new URL('../../../../fixtures/pkpass/', import.meta.url)
const VALID = 'valid.pkpass'
const names = readdirSync(FOLDER)

function rulesOf(name: string): readonly string[] {
  const bytes = new Uint8Array(readFileSync(new URL(name, FOLDER)))
  return inspectPass(bytes, { trust: TRUST, now: NOW }).findings.map(({ rule }) => rule)
}

// Rules that the reader of a bundle raises, each by the files that are named for it.
for (const { id } of [...ARCHIVE_RULES, ...MANIFEST_RULES, ...SIGNATURE_RULES, ...CERTIFICATE_RULES]) {
  const broken = names.filter(name => name.replace(/(?:--.*)?\.pkpass$/, '') === id)
  if (broken.length === 0) continue
  describe(id, () => {
    test.each(broken)('raised by %s', name => {
      expect(rulesOf(name)).toContain(id)
    })
    test(`not raised by ${VALID}`, () => {
      expect(rulesOf(VALID)).not.toContain(id)
    })
  })
}
