import { type Check, failed, Obstacle, passed } from '../check.ts'
import { parseHttpDate } from '../read-answer.ts'

/** Far more than a request takes, far less than confuses signatures and tokens. */
const MAX_DIFFERENCE_MS = 60_000

/** A pass is signed with the server's time, and one from the future is doubted. */
export const clock: Check = {
  id: 'clock',
  title: 'the server’s clock is right',
  async examine(examination) {
    const { headers } = await examination.list()
    const date = parseHttpDate(headers.get('date'))
    if (!date) throw new Obstacle('the answer has no Date')
    // A cache in between answers with the date at which it asked.
    const age = Number(headers.get('age') ?? 0) * 1000
    const difference = date.getTime() + age - examination.options.clock.now().getTime()
    if (Math.abs(difference) <= MAX_DIFFERENCE_MS) return passed()
    const minutes = Math.round(Math.abs(difference) / 60_000)
    return failed(
      'sig-signing-time-implausible',
      `The server’s clock is ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${difference > 0 ? 'ahead of' : 'behind'} the one here`,
    )
  },
}
