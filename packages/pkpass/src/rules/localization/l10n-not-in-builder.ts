import { fileRule } from '../rule.ts'

export const l10nNotInBuilder = fileRule({
  id: 'l10n-not-in-builder',
  severity: 'info',
  effect: 'none',
  condition: 'Apple’s Pass Builder reads and checks root images only; .lproj folders are carried along unseen',
  onThePhone: 'None',
  fix: 'Check the images of the languages yourself',
  source: 'PB',
  check({ slots }, report) {
    const path = slots.find(({ language }) => language !== undefined)?.files[0]?.path
    if (path !== undefined) report(`${path} is an image that Apple’s Pass Builder does not check`, { file: path })
  },
})
