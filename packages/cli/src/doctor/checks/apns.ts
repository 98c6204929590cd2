import { type Check, failed, Obstacle, passed } from '../check.ts'
import { NetworkError } from '../network.ts'

/** Firewalls that let HTTPS out often stop at HTTP/2, or at a proxy that speaks only HTTP/1.1. */
export const apns: Check = {
  id: 'apns',
  title: 'APNs is reached from here over HTTP/2',
  async examine({ options: { apns: address, network } }) {
    if (!address) throw new Obstacle('it was not asked for: give --apns')
    const { url, authorityPem } = address
    if (/(?:^|\.)(?:sandbox|development)\./.test(url.hostname))
      return failed('push-sandbox', `Pushes go to ${url.host}`)
    try {
      await network.openHttp2(url, authorityPem)
      return passed(url.host)
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error
      return failed(
        'push-no-push-polling',
        `${url.host} is not reached from here: ${error.message}. Let port ${url.port || 443} out to it, unbroken by a proxy`,
      )
    }
  },
}
