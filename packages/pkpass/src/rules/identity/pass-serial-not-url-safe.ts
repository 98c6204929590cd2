import { passRule } from '../rule.ts'

export const passSerialNotUrlSafe = passRule({
  id: 'pass-serial-not-url-safe',
  severity: 'warning',
  effect: 'update',
  condition: 'serialNumber has characters that need percent-encoding, or is very long',
  onThePhone: 'Installs; some servers and proxies break the update addresses',
  fix: 'Letters, digits, -, _; keep it short',
  source: 'AR',
})
