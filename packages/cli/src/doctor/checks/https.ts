import { type Check, failed, passed } from '../check.ts'
import { isPlainLoopback } from '../service-address.ts'

export const https: Check = {
  id: 'https',
  title: 'the service is reached over HTTPS',
  async examine({ options: { service } }) {
    if (service.base.protocol === 'https:') return passed()
    if (isPlainLoopback(service.base)) return passed('plain HTTP on this machine: only a simulated device reaches it')
    return failed('ws-url-not-https', 'The base address is over plain HTTP')
  },
}
