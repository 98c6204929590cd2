import { fileRule } from '../rule.ts'
import { PERSONALIZATION_FILE } from './personalization-file.ts'

export const personalizationLeftOver = fileRule({
  id: 'personalization-left-over',
  severity: 'warning',
  effect: 'update',
  condition: 'The personalized answer still holds personalization.json',
  onThePhone: 'The sheet appears again',
  fix: 'Remove personalization.json and personalizationLogo once the holder has signed up',
  source: 'AR',
  check({ files, slots, isPersonalized }, report) {
    if (!isPersonalized || !files.has(PERSONALIZATION_FILE)) return
    const logos = slots.flatMap(({ slot, files: images }) => (slot === 'personalizationLogo' ? images : []))
    report(
      `${PERSONALIZATION_FILE} is in the pass of a holder who has signed up`,
      { file: PERSONALIZATION_FILE },
      [PERSONALIZATION_FILE, ...logos.map(({ path }) => path)].map(file => ({ op: 'removeFile', file })),
    )
  },
})
