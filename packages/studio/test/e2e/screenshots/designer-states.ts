import { strToU8, zipSync } from 'fflate'
import { EVERYTHING, LONG_WORDS } from './contents.ts'
import { begin, designerIsThere, goTo, issue, paste, replaceJson, type State, show, showJson, unfold } from './visit.ts'

const TEMPLATES = ['Concert', 'Gift card', 'Flight', 'Membership', 'Coupon', 'Conference', 'Train', 'Museum', 'Parking']
const VIEWS = ['Details', 'Stack', 'Lock Screen', 'Watch', 'Link']
const SECTIONS = ['Look', 'Back', 'Barcode', 'When & where', 'Updates', 'Advanced']
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="900" height="900" fill="teal"/><circle cx="450" cy="450" r="260" fill="gold"/></svg>'

export const DESIGNER_STATES: readonly State[] = [
  {
    name: 'designer',
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await show(visit, 'Form')
    },
  },
  {
    name: 'designer-pass',
    reach: async visit => {
      await begin(visit, 'Concert')
      await show(visit, 'Pass')
    },
  },
  {
    name: 'designer-json',
    reach: async visit => {
      await begin(visit, 'Flight')
      await showJson(visit)
    },
  },
  ...TEMPLATES.map(
    (title): State => ({
      name: `template-${title.toLowerCase().replace(' ', '-')}`,
      widths: [1440],
      reach: visit => begin(visit, title),
    }),
  ),
  ...VIEWS.map(
    (view): State => ({
      name: `designer-${view.toLowerCase().replace(' ', '-')}`,
      reach: async visit => {
        await begin(visit, 'Coffee loyalty')
        await show(visit, 'Pass')
        await show(visit, view)
        await visit.page.locator('.stage .phone-pass svg').first().waitFor({ state: 'attached' })
      },
    }),
  ),
  {
    name: 'designer-change',
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await show(visit, 'Form')
      await visit.page.getByLabel('Value of Primary field 1').fill('1300')
      await show(visit, 'Pass')
      await show(visit, 'Lock Screen')
    },
  },
  {
    name: 'designer-selected',
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await show(visit, 'Pass')
      await visit.page.locator('.phone [data-pointer="/storeCard/primaryFields/0"]').click()
      await visit.page.mouse.move(0, 0)
      await visit.page.locator('.field-card[data-lit]').waitFor()
    },
  },
  {
    name: 'designer-edited-on-the-pass',
    widths: [1440, 1024],
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await show(visit, 'Pass')
      await visit.page.locator('.phone [data-pointer="/storeCard/primaryFields/0"]').dblclick()
      await visit.page.locator('.pass-editor').waitFor()
      await visit.page.keyboard.type('Fünfzehnhundert')
    },
  },
  {
    name: 'designer-dragging',
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await show(visit, 'Form')
      await visit.page.getByRole('button', { name: 'Drag Secondary field 2' }).focus()
      await visit.page.keyboard.press('Enter')
      await visit.page.keyboard.press('Tab')
      await visit.page.locator('[data-drop-target]').waitFor()
    },
  },
  {
    name: 'designer-unseen',
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await show(visit, 'Form')
      for (const value of ['Zwei', 'Drei', 'Vier']) {
        await visit.page.getByRole('button', { name: 'Add a field' }).first().click()
        await visit.page
          .getByLabel(/^Value of Header field/)
          .last()
          .fill(value)
      }
      await visit.page.getByText('Not seen on the front.').first().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'designer-findings',
    reach: async visit => {
      await begin(visit, 'Conference')
      await show(visit, 'Form')
      await visit.page.getByLabel('Values', { exact: true }).fill('#ddd')
      await visit.page.getByLabel('Labels', { exact: true }).fill('rgba(1,2,3,.5)')
      await showJson(visit)
      await visit.page.locator('.findings .finding').first().waitFor()
    },
  },
  {
    name: 'designer-broken-json',
    reach: async visit => {
      await begin(visit, 'Parking')
      await showJson(visit)
      await visit.page.locator('.cm-content').click()
      await visit.page.keyboard.press('Control+Home')
      await visit.page.keyboard.type('{ "a" ')
      await visit.page.locator('.findings .finding[data-severity="error"]').waitFor()
    },
  },
  ...SECTIONS.map(
    (section): State => ({
      name: `designer-form-${section.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
      reach: async visit => {
        await begin(visit, 'Flight')
        await unfold(visit, section)
      },
    }),
  ),
  {
    name: 'designer-languages',
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await unfold(visit, 'Languages')
      for (const tag of ['fr', 'pt-BR']) {
        await visit.page.getByLabel('Add a language').fill(tag)
        await visit.page.getByRole('button', { name: 'Add', exact: true }).click()
      }
      await visit.page.getByRole('columnheader', { name: /Portuguese/ }).waitFor()
    },
  },
  {
    name: 'designer-field-unfolded',
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await unfold(visit, 'Front')
      await visit.page.locator('.field-more > summary').first().click()
    },
  },
  {
    name: 'designer-crop',
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await unfold(visit, 'Look')
      const [chooser] = await Promise.all([
        visit.page.waitForEvent('filechooser'),
        visit.page.getByRole('button', { name: 'Replace the strip' }).click(),
      ])
      await chooser.setFiles({ name: 'kiln.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(PICTURE) })
      await visit.page.getByRole('button', { name: 'Use this part' }).waitFor()
    },
  },
  {
    name: 'designer-copy-menu',
    reach: async visit => {
      await begin(visit, 'Museum poster')
      await visit.page.getByRole('button', { name: 'Copy as' }).click()
      await visit.page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'designer-issued',
    server: 'own',
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await issue(visit)
      await visit.page.getByText('Issued.', { exact: true }).waitFor()
      // The phone comes up with it.
      await visit.page.getByRole('button', { name: 'Add', exact: true }).waitFor()
    },
  },
  {
    name: 'designer-issued-alone',
    server: 'own',
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await issue(visit)
      await visit.page.getByRole('button', { name: 'Add', exact: true }).waitFor()
      await visit.page.getByRole('button', { name: 'Close the virtual iPhone' }).click()
    },
  },
  {
    name: 'designer-refused',
    reach: async visit => {
      await paste(visit, { logoText: 'Kiln', generic: { primaryFields: [{ label: 'A', value: 'b' }] } })
      await issue(visit)
      await visit.page.getByRole('region', { name: 'What became of it' }).getByRole('alert').waitFor()
    },
  },
  {
    name: 'designer-opened',
    reach: async visit => {
      await goTo(visit, '/')
      const archive = zipSync({
        'pass.json': strToU8('{\n  "logoText": "Kiln & Clay",\n  "generic": {}\n}\n'),
        'notes.txt': strToU8('x'),
        '.DS_Store': strToU8(''),
        'tooling.json': strToU8('{"designerVersion":"1.2"}'),
      })
      await visit.page
        .getByLabel('File of a pass')
        .setInputFiles({ name: 'Kiln.pkpasstemplate.zip', mimeType: 'application/zip', buffer: Buffer.from(archive) })
      await visit.page.getByRole('region', { name: 'Opened file' }).waitFor({ state: 'attached' })
      await designerIsThere(visit.page)
    },
  },
  {
    name: 'designer-long-words',
    reach: visit => paste(visit, LONG_WORDS),
  },
  {
    name: 'designer-long-words-on-the-pass',
    reach: async visit => {
      await paste(visit, LONG_WORDS)
      await show(visit, 'Pass')
      await show(visit, 'Details')
    },
  },
  {
    name: 'designer-long-words-translated',
    reach: async visit => {
      await paste(visit, LONG_WORDS)
      await unfold(visit, 'Languages')
      await visit.page.getByLabel('Add a language').fill('de')
      await visit.page.getByRole('button', { name: 'Add', exact: true }).click()
      await visit.page.getByRole('columnheader', { name: /German/ }).waitFor()
    },
  },
  {
    name: 'designer-everything',
    wholeHeight: 2400,
    reach: async visit => {
      await begin(visit, 'Flight')
      await replaceJson(visit, EVERYTHING)
      await unfold(visit, 'When')
    },
  },
  {
    name: 'designer-everything-front',
    wholeHeight: 3000,
    reach: async visit => {
      await begin(visit, 'Flight')
      await replaceJson(visit, EVERYTHING)
      await unfold(visit, 'Front')
    },
  },
]
