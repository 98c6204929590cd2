import { fixturePath } from '../support/start-billfold.ts'
import { banner } from './phone-states.ts'
import { goTo, type State } from './visit.ts'

/** What the README shows. */
export const README_PICTURES: readonly State[] = [
  {
    name: 'designer',
    server: 'own',
    reach: async visit => {
      await banner(visit)
      const { page } = visit
      await page
        .getByRole('region', { name: 'What became of it' })
        .getByRole('button', { name: 'Close' })
        .press('Enter')
      await page
        .locator('details.section')
        .nth(1)
        .evaluate(front => front.scrollIntoView())
    },
  },
  {
    name: 'anatomy',
    reach: async visit => {
      await goTo(visit, '/anatomy/eventTicket')
      await visit.page.locator('.anatomy-pass svg').waitFor()
    },
  },
  {
    name: 'install-check',
    reach: async visit => {
      await goTo(visit, '/install-check')
      await visit.page.getByLabel('Pass to check').setInputFiles(fixturePath('manifest-hash-mismatch'))
      await visit.page.getByRole('region', { name: 'Verdict' }).waitFor()
    },
  },
]
