import { finding } from '@billfold/pkpass'
import { Obstacle } from './check.ts'
import { type Answer, type Network, NetworkError } from './network.ts'
import { isInterception } from './read-answer.ts'
import { isPlainLoopback } from './service-address.ts'

/**
 * Asks for a pass as the browser of its holder does.
 *
 * @throws Obstacle with the finding, when what comes back is no download.
 */
export async function downloadLink(link: URL, network: Network): Promise<Answer> {
  if (link.protocol !== 'https:' && !isPlainLoopback(link))
    throw obstacle('dist-http', 'The download has an address over plain HTTP, so nothing was asked')
  const answer = await ask(link, network)
  const interception = isInterception(answer)
  if (interception !== undefined) {
    const { status } = answer
    throw obstacle(
      'dist-redirect-login',
      status < 400 && status >= 300
        ? `The download is answered with a redirect (${status}), which is not followed here: give --link with where it leads, if that is the pass`
        : `The download is answered ${interception}`,
    )
  }
  if (answer.status !== 200) throw obstacle('dist-redirect-login', `The download is answered ${answer.status}`)
  return answer
}

async function ask(url: URL, network: Network): Promise<Answer> {
  try {
    return await network.request({
      method: 'GET',
      url,
      headers: { 'Accept-Encoding': 'gzip, deflate, br', Accept: '*/*' },
    })
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    throw obstacle('dist-redirect-login', `The download cannot be reached: ${error.message}`)
  }
}

function obstacle(rule: 'dist-http' | 'dist-redirect-login', message: string): Obstacle {
  return new Obstacle(message, { finding: finding(rule, message) })
}
