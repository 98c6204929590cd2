import { type Style, writePassFolder } from '@billfold/pkpass'
import { STARTERS } from '@billfold/starters'
import { renderArt } from './render-art.ts'

/**
 * Makes the files of a folder to begin a pass with, by path.
 *
 * @param name Whose pass it is.
 * @param now Dates in the pass are some days or weeks from here.
 */
export async function starterFiles(style: Style, name: string, now: Date): Promise<Map<string, Uint8Array>> {
  const { art, pass, translations } = STARTERS[style]
  const languages = Object.entries(translations?.(name) ?? {})
  // English too: with another language only, everybody would see that one.
  const [[, texts] = ['', {}]] = languages
  const english = Object.fromEntries(Object.keys(texts).map(text => [text, text]))
  const strings = languages.length > 0 ? [['en', english] as const, ...languages] : []
  return writePassFolder({
    content: pass(name, now),
    files: await renderArt(art),
    localizations: Object.fromEntries(strings.map(([language, translated]) => [language, { strings: translated }])),
  })
}
