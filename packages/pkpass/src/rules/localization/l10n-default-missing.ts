import { fileRule } from '../rule.ts'
import { textsOf } from './strings-keys.ts'

/** A sentence or a word, and not the name of a text: "Gate closes", "Punkte", but not "offerLabel" or "offer.label". */
const READABLE = /\p{L}[ \u00a0]\p{L}|^\p{Lu}\p{Ll}+$/u

export const l10nDefaultMissing = fileRule({
  id: 'l10n-default-missing',
  severity: 'info',
  effect: 'altered',
  condition: 'Translations exist for one language only, and pass.json is in another',
  onThePhone: 'Everybody else may get the one translation',
  fix: 'Add a .lproj folder for the language of pass.json too',
  source: 'AD, HIG',
  check(context, report) {
    const [only, ...others] = context.strings
    if (!context.pass || !only?.texts || others.length > 0 || context.languages.size > 1) return
    const used = textsOf(context)
    const readable = [...only.texts].filter(([key]) => READABLE.test(key) && used.has(key))
    const translated = readable.filter(([key, text]) => key.toLowerCase() !== text.toLowerCase())
    // Most of the texts differ: a wording or two may be another in the same language.
    if (translated.length < 2 || translated.length * 2 <= readable.length) return
    report(`${only.path} is the only translation, and pass.json is in another language`, { file: only.path })
  },
})
