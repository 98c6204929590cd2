import { strToU8 } from 'fflate'
import { fixturePath } from '../support/start-billfold.ts'
import { LONG_WORDS, PALETTE } from './contents.ts'
import { begin, goTo, type State, type Visit } from './visit.ts'

const gallery = async (visit: Visit) => {
  await goTo(visit, '/')
  await visit.page.locator('.gallery-picture svg').nth(9).waitFor()
}

const check = async (visit: Visit, file: string | { name: string; mimeType: string; buffer: Buffer }) => {
  await goTo(visit, '/install-check')
  await visit.page.getByLabel('Pass to check').setInputFiles(typeof file === 'string' ? fixturePath(file) : file)
  await visit.page.getByRole('region', { name: 'Verdict' }).waitFor()
}

/** Puts designs beside the one that is there, as if they had been made over weeks. */
const multiply = ({ page }: Visit, passes: readonly { readonly logoText: string }[]) =>
  page.evaluate(
    async texts => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('billfold-studio', 1)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction('drafts', 'readwrite')
        for (const [number, text] of texts.entries()) {
          const changedAt = new Date(Date.now() - (number + 1) ** 2 * 3_600_000)
          transaction
            .objectStore('drafts')
            .put({ id: `made-${number}`, text, images: new Map(), localizations: {}, changedAt })
        }
        transaction.oncomplete = () => resolve()
        transaction.onerror = () => reject(transaction.error)
      })
      database.close()
    },
    passes.map(pass => JSON.stringify(pass)),
  )

const manyDesigns = Array.from({ length: 17 }, (_, number) => ({
  ...LONG_WORDS,
  logoText: ['Kiln & Clay', LONG_WORDS.logoText, 'Museum', 'Österreichische Bundesbahnen'][number % 4] ?? 'Kiln',
  backgroundColor: PALETTE[number % PALETTE.length] ?? 'rgb(0, 0, 0)',
}))

const STYLES = ['eventTicket', 'boardingPass', 'coupon', 'storeCard', 'generic', 'posterGeneric']
const VIEWS = ['back', 'nearby', 'watch']

export const PAGE_STATES: readonly State[] = [
  { name: 'sign-in', server: 'signed-out', reach: visit => goTo(visit, '/') },
  {
    name: 'sign-in-refused',
    server: 'signed-out',
    reach: async visit => {
      await goTo(visit, '/')
      await visit.page.getByLabel('API key').fill('bf_live_of-another-server')
      await visit.page.getByRole('button', { name: 'Sign in' }).click()
      await visit.page.getByRole('alert').getByText(/./).waitFor()
    },
  },
  { name: 'gallery', wholeHeight: 2400, reach: gallery },
  {
    name: 'gallery-refused',
    reach: async visit => {
      await gallery(visit)
      await visit.page.getByLabel('File of a pass').setInputFiles({
        name: 'Weihnachtsmarktgutschein.pkpass',
        mimeType: 'application/zip',
        buffer: Buffer.from('PK\u0003\u0004'),
      })
      await visit.page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'gallery-paste',
    reach: async visit => {
      await gallery(visit)
      await visit.page.getByRole('button', { name: 'Paste a pass.json' }).click()
      await visit.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'first-steps',
    isFirst: true,
    reach: gallery,
  },
  {
    name: 'first-steps-issue',
    isFirst: true,
    reach: visit => begin(visit, 'Coffee loyalty'),
  },
  { name: 'designs-empty', reach: visit => goTo(visit, '/designs') },
  {
    name: 'designs-one',
    reach: async visit => {
      await begin(visit, 'Gift card')
      await goTo(visit, '/designs')
      await visit.page.locator('.gallery-picture svg').first().waitFor()
    },
  },
  {
    name: 'designs-many',
    wholeHeight: 2400,
    reach: async visit => {
      await begin(visit, 'Train')
      await multiply(visit, manyDesigns)
      await goTo(visit, '/designs')
      await visit.page.locator('.gallery-picture svg').nth(17).waitFor()
    },
  },
  {
    name: 'designs-removed',
    reach: async visit => {
      await begin(visit, 'Gift card')
      await begin(visit, 'Train')
      await goTo(visit, '/designs')
      await visit.page
        .getByRole('button', { name: /^Remove/ })
        .first()
        .click()
      await visit.page.getByRole('button', { name: 'Bring it back' }).waitFor()
    },
  },
  ...STYLES.map(
    (style): State => ({
      name: `anatomy-${style}`,
      wholeHeight: 1800,
      reach: async visit => {
        await goTo(visit, `/anatomy/${style}`)
        await visit.page.locator('.anatomy-pass svg').waitFor()
      },
    }),
  ),
  ...VIEWS.map(
    (view): State => ({
      name: `anatomy-${view}`,
      reach: async visit => {
        await goTo(visit, `/anatomy/storeCard?view=${view}`)
        await visit.page.locator('.anatomy-pass svg').waitFor()
      },
    }),
  ),
  {
    name: 'anatomy-chosen',
    reach: async visit => {
      await goTo(visit, '/anatomy/storeCard')
      await visit.page.locator('.anatomy-pass svg').waitFor()
      await visit.page.getByRole('list', { name: 'Parts of the pass' }).getByRole('button', { name: 'Strip' }).click()
      await visit.page.mouse.move(0, 0)
    },
  },
  { name: 'check-empty', wholeHeight: 1800, reach: visit => goTo(visit, '/install-check') },
  { name: 'check-refused', wholeHeight: 3000, reach: visit => check(visit, 'manifest-hash-mismatch') },
  { name: 'check-mendable', wholeHeight: 3000, reach: visit => check(visit, 'json-number-for-string') },
  {
    name: 'check-mended',
    reach: async visit => {
      await check(visit, 'json-number-for-string')
      await visit.page.getByRole('button', { name: /^Fix/ }).first().click()
      await visit.page.getByRole('button', { name: 'Open it mended in the designer' }).waitFor()
    },
  },
  { name: 'check-fine', wholeHeight: 3000, reach: visit => check(visit, 'valid') },
  { name: 'check-expired', wholeHeight: 3000, reach: visit => check(visit, 'cert-expired') },
  { name: 'check-broken-json', wholeHeight: 3000, reach: visit => check(visit, 'json-syntax--python') },
  {
    name: 'check-not-a-pass',
    reach: visit =>
      check(visit, {
        name: 'holiday.pkpass',
        mimeType: 'application/vnd.apple.pkpass',
        buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]),
      }),
  },
  {
    name: 'check-too-large',
    reach: async visit => {
      await goTo(visit, '/install-check')
      const buffer = Buffer.alloc(17 * 1024 * 1024, strToU8('x'))
      const name = 'Weihnachtsmarktgutscheinverwaltungsabteilung.pkpass'
      await visit.page.getByLabel('Pass to check').setInputFiles({ name, mimeType: 'application/zip', buffer })
      await visit.page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'account-menu',
    reach: async visit => {
      await gallery(visit)
      await visit.page.getByRole('button', { name: /^More/ }).click()
      await visit.page.getByRole('menu').waitFor()
    },
  },
  { name: 'page-not-found', reach: visit => goTo(visit, '/no/such/page') },
  {
    // Only for a moment: the real server cannot be gone and still have handed out the page.
    name: 'connection-lost',
    reach: async visit => {
      await visit.page.route('**/studio/session', route => route.abort())
      await goTo(visit, '/')
    },
  },
]
