import { type Check, failed, Obstacle, passed } from '../check.ts'

/** The list of changed passes, for a device that the service does not know. */
export const list: Check = {
  id: 'list',
  title: 'the list of changed passes is open, and empty for an unknown device',
  async examine(examination) {
    const { status, body } = await examination.list()
    if (status === 401 || status === 403)
      return failed('service-list-needs-auth', `Without a token, the list is answered ${status}`)
    if (status === 405) return failed('service-endpoint-missing', 'GET on the list is answered 405')
    if (status === 204) return passed()
    if (status === 404 && !examination.options.pass)
      throw new Obstacle('404 may be for the pass type, which is made up: give --type, or a pass')
    return failed(
      'service-list-not-204',
      status === 200
        ? `An unknown device gets 200 with ${body.length === 0 ? 'nothing' : 'a body'} in place of 204`
        : `An unknown device gets ${status} in place of 204`,
    )
  },
}
