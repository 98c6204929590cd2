import { type Check, failed, passed } from '../check.ts'

export const head: Check = {
  id: 'head',
  title: 'HEAD is answered like GET',
  async examine(examination) {
    await examination.download()
    const { status } = await examination.fetchPass({ method: 'HEAD' })
    return status === 200 ? passed() : failed('service-head-405', `HEAD is answered ${status}`)
  },
}
