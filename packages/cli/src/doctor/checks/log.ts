import { type Check, failed, passed } from '../check.ts'

/** The only place where a phone says why it refused. */
export const log: Check = {
  id: 'log',
  title: 'the log takes what devices have to say',
  async examine(examination) {
    const { status } = await examination.ask({
      method: 'POST',
      path: ['v1', 'log'],
      name: 'POST /v1/log',
      body: { logs: ['billfold doctor: looking whether this log takes entries'] },
    })
    if (status === 404 || status === 405)
      return failed('service-endpoint-missing', `POST /v1/log is answered ${status}`)
    if (status === 401 || status === 403)
      return failed('service-401-misused', `The log is answered ${status}, and devices send no token there`)
    return status >= 200 && status < 300
      ? passed()
      : failed('service-log-discarded', `POST /v1/log is answered ${status}`)
  },
}
