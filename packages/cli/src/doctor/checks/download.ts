import { type Check, failed, passed } from '../check.ts'
import type { Examination } from '../examination.ts'

export const download: Check = {
  id: 'download',
  title: 'the pass is answered to its token',
  async examine(examination) {
    const { status } = await examination.fetchPass()
    if (status === 200) return passed()
    if (status === 401 || status === 403)
      return failed('service-auth-scheme', await describeRefusal(examination, status))
    if (status === 410) return failed('service-410', 'The pass is answered 410')
    return failed('service-endpoint-missing', `GET /v1/passes/{type}/{serial} with its token is answered ${status}`)
  },
}

async function describeRefusal(examination: Examination, status: number): Promise<string> {
  const { authenticationToken } = examination.pass
  const bearer = await examination.fetchPass({
    token: undefined,
    headers: { Authorization: `Bearer ${authenticationToken}` },
  })
  return bearer.status === 200
    ? `“ApplePass” and the token is answered ${status}, “Bearer” and the token 200`
    : `“ApplePass” and the token is answered ${status}: the header does not arrive, or it is not the token of this pass`
}
