import '../../styles/designer/languages.css'
import { isLanguageTag, type Strings } from '@billfold/pkpass/display'
import { memo, useMemo, useState } from 'react'
import { localizableTexts } from '../../document/localizable-texts.ts'
import { useDesigner, useLocalizations, useValue } from '../use-designer.ts'

/** Every text of the pass in every language, as a table. */
export function Languages() {
  const { session } = useDesigner()
  const content = useValue('')
  const localizations = useLocalizations()
  const languages = useMemo(() => Object.keys(localizations), [localizations])
  const texts = useMemo(() => localizableTexts(content), [content])
  return (
    <div className="languages">
      {languages.length === 0 ? (
        <p className="hint">
          Everybody sees the texts as they stand. Add the language they are in and another one, and each phone shows its
          own.
        </p>
      ) : (
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Text in the pass</th>
                {languages.map(language => (
                  <th key={language} scope="col">
                    {nameOf(language)}{' '}
                    <button
                      type="button"
                      className="link"
                      onClick={() =>
                        session.edit({ kind: 'language', language, strings: undefined }, `remove ${nameOf(language)}`)
                      }
                    >
                      Remove<span className="unseen"> {nameOf(language)}</span>
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {texts.map((text, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a text changes with every letter; its row need not be made anew.
                <TextRow key={index} text={text} localizations={localizations} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddLanguage taken={languages} />
    </div>
  )
}

interface TextRowProps {
  readonly text: string
  readonly localizations: Readonly<Record<string, Strings>>
}

/** One text in every language. */
const TextRow = memo(function TextRow({ text, localizations }: TextRowProps) {
  const { session } = useDesigner()
  const change = (language: string, translation: string) => {
    const { [text]: _old, ...others } = localizations[language] ?? {}
    const strings: Strings = translation === '' ? others : { ...localizations[language], [text]: translation }
    session.edit({ kind: 'language', language, strings }, `translate “${shorten(text)}”`, `${language}:${text}`)
  }
  return (
    <tr>
      <th scope="row">{text}</th>
      {Object.entries(localizations).map(([language, strings]) => (
        <td key={language}>
          <textarea
            lang={language}
            rows={1}
            aria-label={`${shorten(text)} in ${nameOf(language)}`}
            placeholder={text}
            value={strings[text] ?? ''}
            onChange={event => change(language, event.target.value)}
          />
        </td>
      ))}
    </tr>
  )
})

const AddLanguage = memo(function AddLanguage({ taken }: { readonly taken: readonly string[] }) {
  const { session } = useDesigner()
  const [tag, setTag] = useState('')
  const fault = faultOf(tag, taken)
  return (
    <form
      className="add-language"
      onSubmit={event => {
        event.preventDefault()
        if (fault !== undefined || tag === '') return
        const texts = taken.length === 0 ? localizableTexts(session.history().document.content) : []
        const strings = Object.fromEntries(texts.map(text => [text, text]))
        session.edit({ kind: 'language', language: tag, strings }, `add ${nameOf(tag)}`)
        setTag('')
      }}
    >
      <label htmlFor="language-tag">Add a language</label>
      <div className="control-row">
        <input
          id="language-tag"
          list="language-tags"
          placeholder="de, pt-BR, zh-Hans"
          autoComplete="off"
          value={tag}
          onChange={event => setTag(event.target.value)}
        />
        <datalist id="language-tags">
          {COMMON.filter(each => !taken.includes(each)).map(each => (
            <option key={each} value={each}>
              {nameOf(each)}
            </option>
          ))}
        </datalist>
        <button type="submit" className="button" disabled={tag === '' || fault !== undefined}>
          Add
        </button>
      </div>
      {tag !== '' && fault !== undefined && <p className="hint">{fault}</p>}
    </form>
  )
})

const COMMON = ['en', 'de', 'fr', 'es', 'it', 'ja', 'ko', 'nl', 'pt-BR', 'pl', 'tr', 'zh-Hans', 'ar', 'he']

function faultOf(tag: string, taken: readonly string[]): string | undefined {
  if (taken.includes(tag)) return `${nameOf(tag)} is there already`
  return isLanguageTag(tag) ? undefined : 'Write a language tag such as de, pt-BR or zh-Hans'
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' })

function nameOf(language: string): string {
  return isLanguageTag(language) ? (NAMES.of(language) ?? language) : language
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
