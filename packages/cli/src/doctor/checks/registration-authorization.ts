import { type Check, failed, passed } from '../check.ts'
import { WRONG_TOKEN } from '../examination.ts'

/** Nothing is written: the body has no push token, so that a service that does not look at tokens refuses it all the same. */
export const registrationAuthorization: Check = {
  id: 'registration-authorization',
  title: 'nobody registers or unregisters without the pass’s token',
  async examine(examination) {
    await examination.download()
    for (const method of ['POST', 'DELETE'] as const) {
      const { status } = await examination.registration(method, {
        token: WRONG_TOKEN,
        ...(method === 'POST' && { body: {} }),
      })
      if (status === 404 || status === 405)
        return failed('service-endpoint-missing', `${method} of a registration is answered ${status}`)
      // 400: the body was looked at before the token.
      if (status !== 401 && !(method === 'POST' && status === 400))
        return failed(
          'service-401-misused',
          `${method} of a registration with a wrong token is answered ${status}, in place of 401`,
        )
    }
    return passed()
  },
}
