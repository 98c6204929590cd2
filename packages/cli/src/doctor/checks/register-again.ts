import { type Check, failed, passed } from '../check.ts'

/** Devices register anew when their push token changes. */
export const registerAgain: Check = {
  id: 'register-again',
  title: 'a known device that registers again gets 200',
  async examine(examination) {
    const { registrations, deviceLibraryIdentifier, options } = examination
    await registrations.done()
    const pushToken = options.random.hex(examination.pushToken.length / 2)
    const { status } = await registrations.register(deviceLibraryIdentifier, pushToken)
    if (status === 200) return passed()
    return status === 201
      ? failed('service-register-status', 'A repeated registration is answered 201, not 200')
      : failed('service-token-unique', `A repeated registration with a new push token is answered ${status}`)
  },
}
