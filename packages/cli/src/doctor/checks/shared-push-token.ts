import { type Check, failed, passed } from '../check.ts'

/** One phone may go by several device identifiers, all behind one push token. */
export const sharedPushToken: Check = {
  id: 'shared-push-token',
  title: 'two device identifiers may have one push token',
  async examine(examination) {
    const { registrations, otherDeviceLibraryIdentifier: other, deviceLibraryIdentifier, pushToken } = examination
    await registrations.done()
    await registrations.register(deviceLibraryIdentifier, pushToken)
    const { status } = await registrations.register(other, pushToken)
    return status === 200 || status === 201
      ? passed()
      : failed('service-token-unique', `A second device with the same push token is answered ${status}`)
  },
}
