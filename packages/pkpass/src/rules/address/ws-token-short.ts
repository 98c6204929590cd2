import { passRule } from '../rule.ts'

const MIN_LENGTH = 16

export const wsTokenShort = passRule({
  id: 'ws-token-short',
  severity: 'error',
  effect: 'refused',
  condition: 'authenticationToken shorter than 16 characters',
  onThePhone: 'Refused',
  fix: 'Use 32 random hexadecimal digits or more',
  source: 'AR, AD',
  check({ pass: { authenticationToken } }, report) {
    if (authenticationToken === undefined || authenticationToken.length >= MIN_LENGTH) return
    const found = `${authenticationToken.length} characters, ${MIN_LENGTH} are the least`
    report(`authenticationToken has ${found}`, ['authenticationToken'])
  },
})
