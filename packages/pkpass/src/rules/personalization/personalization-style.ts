import { STYLES } from '../../schema/pass.ts'
import { fileRule } from '../rule.ts'
import { PERSONALIZATION_FILE } from './personalization-file.ts'

export const personalizationStyle = fileRule({
  id: 'personalization-style',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Used on a style other than a store card / rewards pass',
  onThePhone: 'Not offered',
  fix: 'Use the style storeCard, or leave personalization.json out',
  source: 'AR',
  check({ files, pass }, report) {
    if (!pass || pass.storeCard || !files.has(PERSONALIZATION_FILE)) return
    const styles = STYLES.filter(style => pass[style])
    if (styles.length === 0) return
    const file = { file: PERSONALIZATION_FILE }
    report(`${PERSONALIZATION_FILE} is in a pass of the style ${styles.join(' and ')}`, file)
  },
})
