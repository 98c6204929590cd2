import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { remoteImages } from './remote-images.ts'

const SPELLINGS = ['SHA256', 'sha256'] as const

export const upcomingImageHash = passRule({
  id: 'upcoming-image-hash',
  severity: 'error',
  effect: 'dropped',
  condition:
    'The hash of a remote image of an upcoming entry is missing, not 64 hexadecimal digits, or not that of the bytes served',
  onThePhone: 'The image is missing',
  fix: 'Write the SHA-256 of the very file that is served, in 64 hexadecimal digits',
  source: 'AD, PB',
  form: [{ at: '/upcomingPassInformation/*/images/*/*/*/SHA256', faults: ['missing', 'null'] }],
  check({ pass: { upcomingPassInformation: entries } }, report) {
    if (!entries) return
    for (const { file, path } of remoteImages(entries)) {
      const bad = SPELLINGS.find(key => file[key] !== undefined && !/^[0-9a-f]{64}$/i.test(file[key]))
      if (bad === undefined) continue
      report(`${bad} is ${describeValue(file[bad])}; expected 64 hexadecimal digits`, [...path, bad])
    }
  },
})
