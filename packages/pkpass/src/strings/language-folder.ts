// What the folders of languages, `pt-BR.lproj`, are named and hold.

/** The one strings file that Wallet reads. */
export const STRINGS_FILE = 'pass.strings'

/** Language, script and region of BCP 47 in their usual case, which is how Apple writes folder names. */
const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/

/** Whether a text names a language as the folders of a pass do: `en`, `pt-BR`, `zh-Hans`. */
export function isLanguageTag(text: string): boolean {
  return LANGUAGE_TAG.test(text)
}
