import { type Check, failed, passed } from '../check.ts'
import { UNKNOWN_PASS_TYPE } from '../examination.ts'

/** Where a pass has the address with a slash at its end, devices ask for //v1/…. */
export const doubleSlash: Check = {
  id: 'double-slash',
  title: 'addresses with a doubled slash are answered too',
  async examine(examination) {
    const { options, deviceLibraryIdentifier } = examination
    const plain = await examination.list()
    const passTypeIdentifier = options.pass?.passTypeIdentifier ?? UNKNOWN_PASS_TYPE
    const doubled = await examination.ask({
      method: 'GET',
      path: ['', 'v1', 'devices', deviceLibraryIdentifier, 'registrations', passTypeIdentifier],
      name: 'GET //v1/devices/{device}/registrations/{type}',
    })
    if (doubled.status === plain.status) return passed()
    const message = `//v1/… is answered ${doubled.status}, /v1/… ${plain.status}`
    return options.service.given.endsWith('/')
      ? failed('service-endpoint-missing', `${message}, and the base address ends in a slash`)
      : failed('ws-url-trailing-slash', `${message}: a base address with a slash at its end would not work here`)
  },
}
