import { isLanguageTag } from '../../strings/language-folder.ts'

/** Codes of two letters in ISO 639-1, with those that were withdrawn and are still written. */
const CODES = new Set(
  `aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa
  ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl
  km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om
  or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts
  tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu`.split(/\s+/),
)

/** Countries that are written for their language. */
const LANGUAGES_OF_COUNTRIES: Readonly<Record<string, string>> = {
  cn: 'zh-Hans',
  cz: 'cs',
  dk: 'da',
  gr: 'el',
  jp: 'ja',
  rs: 'sr',
  ua: 'uk',
  us: 'en-US',
  gb: 'en-GB',
}

/** Whether a tag begins with a language there is; of three letters any is taken for one. */
export function isKnownLanguage(tag: string): boolean {
  const [language = ''] = tag.split('-')
  return language.length !== 2 || CODES.has(language)
}

/** The tag that was meant, when its case, an underscore or a country's code is all that is wrong with it. */
export function usualTag(tag: string): string | undefined {
  const language = LANGUAGES_OF_COUNTRIES[tag.toLowerCase()]
  if (language !== undefined) return language
  try {
    const [usual] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'))
    return usual !== undefined && usual !== tag && isLanguageTag(usual) && isKnownLanguage(usual) ? usual : undefined
  } catch {
    return undefined
  }
}
