import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import type { Change } from '../change.ts'
import { passRule } from '../rule.ts'
import { remoteImages } from './remote-images.ts'

const SPELLINGS = ['URL', 'url'] as const

export const upcomingImageUrl = passRule({
  id: 'upcoming-image-url',
  severity: 'error',
  effect: 'dropped',
  condition: 'The address of a remote image of an upcoming entry is not https, or missing',
  onThePhone: 'The image is missing',
  fix: 'Serve the image over https',
  source: 'AD, PB',
  form: [{ at: '/upcomingPassInformation/*/images/*/*/*/URL', faults: ['missing', 'null'] }],
  check({ pass: { upcomingPassInformation: entries } }, report) {
    if (!entries) return
    for (const { file, path } of remoteImages(entries)) {
      const bad = SPELLINGS.filter(key => file[key] !== undefined && !/^https:\/\//i.test(file[key]))
      const [first] = bad
      if (first === undefined) continue
      const changes = bad.flatMap(key => toHttps(file[key] ?? '', jsonPointer([...path, key])))
      const message = `${first} is ${describeValue(file[first])}; expected an address with https`
      report(message, [...path, first], changes.length > 0 ? changes : undefined)
    }
  },
})

function toHttps(address: string, pointer: string): Change[] {
  if (!/^http:\/\//i.test(address)) return []
  return [{ op: 'replace', pointer, value: `https${address.slice('http'.length)}` }]
}
