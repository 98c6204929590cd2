import { type Check, failed, passed } from '../check.ts'

/** Devices put /v1/… behind the address of a pass, whatever it ends in. */
export const baseAddress: Check = {
  id: 'base-address',
  title: 'the base address is one that devices can build on',
  async examine({ options: { service } }) {
    if (service.surplus === 'version')
      return failed(
        'ws-url-has-version',
        'The base address ends in /v1, so devices ask for /v1/v1/…; what follows was asked without it',
      )
    if (service.surplus === 'query')
      return failed('ws-url-has-version', 'The base address has a query; what follows was asked without it')
    return passed()
  },
}
