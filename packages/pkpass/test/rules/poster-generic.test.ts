import { expect, test } from 'vitest'
import { applyChanges } from '../../src/findings/apply-changes.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import { changed, findingsOf, passRuleTests } from './pass-rule.ts'

const POSTER = { posterGeneric: {} }
const WITHOUT_ART = { images: new Set(['icon', 'logo']) }
const WITH_BACKGROUND = { images: new Set(['icon', 'background', 'primaryLogo']) }
const WITH_ARTWORK = { images: new Set(['icon', 'artwork']) }

passRuleTests('poster-generic-no-art', {
  raises: { 'no art among the images': [POSTER] },
  accepts: { 'a classic style alone': {} },
  options: WITHOUT_ART,
})
passRuleTests('poster-generic-no-art', {
  raises: {},
  accepts: { 'a background alone': POSTER },
  options: WITH_BACKGROUND,
})
passRuleTests('poster-generic-no-art', {
  raises: {},
  accepts: { 'an artwork alone': POSTER },
  options: WITH_ARTWORK,
})
passRuleTests('poster-generic-no-art', { raises: {}, accepts: { 'images that are not known': POSTER } })

passRuleTests('poster-generic-no-primary-logo', {
  raises: { 'a logo of the classic layout alone': [POSTER] },
  accepts: { 'a classic style alone': {} },
  options: WITHOUT_ART,
})
passRuleTests('poster-generic-no-primary-logo', {
  raises: {},
  accepts: { 'a primaryLogo': POSTER },
  options: WITH_BACKGROUND,
})
passRuleTests('poster-generic-no-primary-logo', { raises: {}, accepts: { 'images that are not known': POSTER } })

passRuleTests('poster-generic-scheme', {
  raises: {
    'the style as a scheme': [{ ...POSTER, preferredStyleSchemes: ['posterGeneric'] }, '/preferredStyleSchemes/0'],
    'the style among schemes': [
      { storeCard: undefined, eventTicket: {}, preferredStyleSchemes: ['eventTicket', 'posterGeneric'] },
      '/preferredStyleSchemes/1',
    ],
  },
  accepts: {
    'another scheme': { storeCard: undefined, eventTicket: {}, preferredStyleSchemes: ['posterEventTicket'] },
    'no schemes': POSTER,
  },
})

test.each([
  ['the last of the schemes', { ...POSTER, preferredStyleSchemes: ['posterGeneric'] }],
  [
    'one of several',
    {
      storeCard: undefined,
      eventTicket: {},
      preferredStyleSchemes: ['posterGeneric', 'posterEventTicket', 'posterGeneric', 'eventTicket'],
    },
  ],
])('poster-generic-scheme is mended, and nothing else broken: %s', (_which, change) => {
  const [found] = findingsOf('poster-generic-scheme', change)
  const mended = applyChanges(changed(change), found?.changes ?? [])
  const before = new Set(checkPass(changed(change)).findings.map(({ rule }) => rule))
  before.delete('poster-generic-scheme')
  expect(checkPass(mended).findings.filter(({ rule }) => !before.has(rule))).toEqual([])
})
