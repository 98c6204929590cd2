import { inspectPass } from '@billfold/pkpass'
import { z } from 'zod'
import { type Check, failed, passed } from '../check.ts'
import { startsLikeArchive } from '../read-answer.ts'

const namesSchema = z.looseObject({ passTypeIdentifier: z.string(), serialNumber: z.string() })

/** A pass is named by its type and its serial number together. */
export const otherPass: Check = {
  id: 'other-pass',
  title: 'the answer is the pass that was asked for',
  async examine(examination) {
    const { trust, clock, random } = examination.options
    const { pass } = examination
    const { body } = await examination.download()
    const names = namesSchema.safeParse(inspectPass(body, { trust, now: clock.now() }).content).data
    if (names && names.serialNumber !== pass.serialNumber)
      return failed('service-other-pass', 'The pass in the answer has another serial number')
    if (names && names.passTypeIdentifier !== pass.passTypeIdentifier)
      return failed('service-other-pass', 'The pass in the answer has another pass type')
    for (const [key, what] of [
      [{ serialNumber: random.uuid() }, 'serial number'],
      [{ passTypeIdentifier: `pass.${random.uuid()}` }, 'pass type'],
    ] as const) {
      const answer = await examination.fetchPass({ key })
      if (answer.status === 200 && startsLikeArchive(answer.body))
        return failed('service-other-pass', `A ${what} that does not exist is answered with a pass`)
    }
    return passed()
  },
}
