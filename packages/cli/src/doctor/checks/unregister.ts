import { type Check, failed, passed } from '../check.ts'
import { parseList } from '../read-answer.ts'

/** The last of the checks that write: nothing is left of the throw-away devices. */
export const unregister: Check = {
  id: 'unregister',
  title: 'an unregistered device is forgotten',
  async examine(examination) {
    const { registrations, deviceLibraryIdentifier: device } = examination
    await registrations.done()
    const { status } = await registrations.unregister(device)
    if (status !== 200) return failed('service-endpoint-missing', `DELETE of a registration is answered ${status}`)
    const left = parseList(await examination.list())?.serialNumbers ?? []
    return left.length > 0
      ? failed('service-unregister-keeps-push', 'After DELETE, the list still has passes for the device')
      : passed()
  },
}
