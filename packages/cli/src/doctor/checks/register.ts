import { type Check, failed, Obstacle, type Outcome, passed } from '../check.ts'
import type { Examination } from '../examination.ts'
import { NetworkError } from '../network.ts'

/** Apple gives no figure; a registration that only stores is done in a fraction of it. */
const SLOW_MS = 3_000

export const register: Check = {
  id: 'register',
  title: 'a new device is registered at once, with 201',
  async examine(examination) {
    const answer = await firstRegistration(examination)
    if ('findings' in answer) return answer
    const { status, durationMs } = answer
    if (status === 401 || status === 403)
      return failed('service-auth-scheme', `Registering with the pass’s token is answered ${status}`)
    if (status === 200) return failed('service-register-status', 'A new registration is answered 200, not 201')
    if (status !== 201) return failed('service-endpoint-missing', `POST of a registration is answered ${status}`)
    return durationMs > SLOW_MS
      ? failed('service-register-slow', `Registering took ${(durationMs / 1000).toFixed(1)} s`)
      : passed(`${Math.round(durationMs)} ms`)
  },
}

async function firstRegistration(examination: Examination) {
  try {
    return await examination.registrations.first()
  } catch (error) {
    const isTimeout =
      error instanceof Obstacle && error.cause instanceof NetworkError && error.cause.code === 'ERR_NETWORK_TIMEOUT'
    if (!isTimeout) throw error
    const slow: Outcome = failed('service-register-slow', error.message)
    return slow
  }
}
