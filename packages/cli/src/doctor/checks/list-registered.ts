import { type Check, failed, passed } from '../check.ts'
import { parseList } from '../read-answer.ts'

export const listRegistered: Check = {
  id: 'list-registered',
  title: 'a device’s first question is answered with all that it registered',
  async examine(examination) {
    await examination.registrations.done()
    const answer = await examination.list()
    if (answer.status === 401 || answer.status === 403)
      return failed('service-list-needs-auth', `Without a token, the list is answered ${answer.status}`)
    if (answer.status !== 200)
      return failed('service-tag-required', `Without passesUpdatedSince, a registered device gets ${answer.status}`)
    const list = parseList(answer)
    if (!list)
      return failed('service-list-not-204', 'The list is not {"serialNumbers":[…],"lastUpdated":"…"}, both as texts')
    return list.serialNumbers.includes(examination.pass.serialNumber)
      ? passed()
      : failed('service-tag-required', 'Without passesUpdatedSince, the registered pass is not in the list')
  },
}
