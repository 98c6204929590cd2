import { expect, test } from 'vitest'
import { parsePassRequest } from '../../src/passes/parse-pass-request.ts'
import { passLabels } from '../../src/passes/pass-labels.ts'

const labelsOf = (body: unknown) => passLabels(parsePassRequest(body), {})

test('a pass is called by its logo text, and found by what its fields say', () => {
  const labels = labelsOf({ logoText: 'Bayroast', primaryFields: [{ label: 'Points', value: '1,250' }] })
  expect(labels).toMatchObject({ name: 'Bayroast', searchText: 'bayroast\npoints\n1,250' })
})

test('a pass in Apple’s own keys is called by those, which win over the others', () => {
  const pass = {
    logoText: 'Lumen Hall',
    storeCard: { primaryFields: [{ key: 'a', label: 'Tonight', value: 'Aurora' }] },
  }
  expect(labelsOf({ logoText: 'Other', pass })).toMatchObject({
    name: 'Lumen Hall',
    searchText: 'other\nlumen hall\ntonight\naurora',
  })
})

test('what is no text in Apple’s keys is left out', () => {
  const pass = {
    logoText: 7,
    organizationName: 'Hall',
    generic: { primaryFields: 'none', backFields: [3, { value: {} }] },
  }
  expect(labelsOf({ pass })).toMatchObject({ name: 'Hall', searchText: 'hall' })
})
