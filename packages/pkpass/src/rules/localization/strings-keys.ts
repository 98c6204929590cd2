import { jsonPointer } from '../../findings/finding.ts'
import { placeFields } from '../../findings/pass-context.ts'
import type { Pass } from '../../schema/pass.ts'
import type { FileContext, StringsFile } from '../file-context.ts'

/** The keys of all languages. */
export function allKeys(strings: readonly StringsFile[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { texts } of strings) for (const key of texts?.keys() ?? []) keys.add(key)
  return keys
}

/** Every text of `pass.json` and of the sign-up sheet that may be a key of strings, whatever key it is under. */
export function textsOf({ pass, personalization }: FileContext): ReadonlySet<string> {
  const texts = new Set<string>()
  collect(pass, texts)
  // Of the sign-up sheet, which nobody has limited the depth of, the texts at the top alone.
  if (typeof personalization === 'object' && personalization !== null) {
    for (const value of Object.values(personalization)) if (typeof value === 'string') texts.add(value)
  }
  return texts
}

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value)
  else if (typeof value === 'number') texts.add(String(value))
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) collect(member, texts)
}

/** Whether a text is written as programmers write names of texts: `OFFER_LABEL`. */
export function isKeyLike(text: string): boolean {
  return text.length <= MAX_KEY_CHARACTERS && KEY.test(text)
}

const MAX_KEY_CHARACTERS = 80
const KEY = /^[A-Z]{2}[A-Z0-9]*(?:_[A-Z0-9]+)+$/

/** Texts of a pass that are shown and looked up, with where they stand; values of fields apart from the others. */
export interface ShownText {
  readonly text: string
  readonly pointer: string
  readonly isValue: boolean
}

const SHOWN_KEYS = ['organizationName', 'description', 'logoText', 'eventLogoText'] as const

export function shownTexts(pass: Pass): ShownText[] {
  const shown: ShownText[] = []
  for (const key of SHOWN_KEYS) {
    const text = pass[key]
    if (text !== undefined) shown.push({ text, pointer: `/${key}`, isValue: false })
  }
  for (const { field, path } of placeFields(pass)) {
    const pointer = jsonPointer(path)
    if (field.label !== undefined) shown.push({ text: field.label, pointer: `${pointer}/label`, isValue: false })
    if (typeof field.value === 'string') shown.push({ text: field.value, pointer: `${pointer}/value`, isValue: true })
  }
  return shown
}
