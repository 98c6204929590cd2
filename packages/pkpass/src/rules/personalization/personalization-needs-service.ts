import { fileRule } from '../rule.ts'
import { PERSONALIZATION_FILE } from './personalization-file.ts'

const NEEDED = ['nfc', 'webServiceURL', 'authenticationToken'] as const

export const personalizationNeedsService = fileRule({
  id: 'personalization-needs-service',
  severity: 'error',
  effect: 'refused',
  condition: 'personalization.json without nfc, webServiceURL and authenticationToken',
  onThePhone: 'No sign-up sheet, or refused',
  fix: 'Add nfc, webServiceURL and authenticationToken, and sign with an NFC certificate; or leave personalization.json out',
  source: 'AR, vapor-community/wallet#16',
  check({ files, pass }, report) {
    if (!pass || !files.has(PERSONALIZATION_FILE)) return
    const missing = NEEDED.filter(key => pass[key] === undefined)
    if (missing.length === 0) return
    report(`${PERSONALIZATION_FILE} is in a pass without ${missing.join(' and ')}`, { file: PERSONALIZATION_FILE })
  },
})
