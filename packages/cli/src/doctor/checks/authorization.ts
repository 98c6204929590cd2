import { type Check, failed, passed } from '../check.ts'
import { WRONG_TOKEN } from '../examination.ts'

export const authorization: Check = {
  id: 'authorization',
  title: 'nobody gets the pass without its token',
  async examine(examination) {
    await examination.download()
    const without = await examination.fetchPass({ token: undefined })
    if (without.status !== 401) return failed('service-401-misused', describe('without a token', without.status))
    const wrong = await examination.fetchPass({ token: WRONG_TOKEN })
    if (wrong.status !== 401) return failed('service-401-misused', describe('with a wrong token', wrong.status))
    return passed()
  },
}

function describe(how: string, status: number): string {
  return `The pass is answered ${status} ${how}, in place of 401${status === 200 ? ': whoever knows its serial number gets it' : ''}`
}
