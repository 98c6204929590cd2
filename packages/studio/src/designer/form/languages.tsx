import { isLanguageTag, type Strings } from '@billfold/pkpass/display'
import { useState } from 'react'
import { localizableTexts } from '../../document/localizable-texts.ts'
import { useDesigner, useDocument } from '../use-designer.ts'

/** Every text of the pass in every language, as a table. */
export function Languages() {
  const { session } = useDesigner()
  const document = useDocument()
  const languages = Object.keys(document.localizations)
  const texts = localizableTexts(document.content)
  const change = (language: string, text: string, translation: string) => {
    const { [text]: _old, ...others } = document.localizations[language] ?? {}
    const strings: Strings = translation === '' ? others : { ...document.localizations[language], [text]: translation }
    session.edit({ kind: 'language', language, strings }, `translate “${shorten(text)}”`, `${language}:${text}`)
  }
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
              {texts.map(text => (
                <tr key={text}>
                  <th scope="row">{text}</th>
                  {languages.map(language => (
                    <td key={language}>
                      <textarea
                        lang={language}
                        rows={1}
                        aria-label={`${shorten(text)} in ${nameOf(language)}`}
                        placeholder={text}
                        value={document.localizations[language]?.[text] ?? ''}
                        onChange={event => change(language, text, event.target.value)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddLanguage
        taken={languages}
        onAdd={language => {
          const strings = languages.length === 0 ? Object.fromEntries(texts.map(text => [text, text])) : {}
          session.edit({ kind: 'language', language, strings }, `add ${nameOf(language)}`)
        }}
      />
    </div>
  )
}

interface AddLanguageProps {
  readonly taken: readonly string[]
  readonly onAdd: (language: string) => void
}

function AddLanguage({ taken, onAdd }: AddLanguageProps) {
  const [tag, setTag] = useState('')
  const fault = faultOf(tag, taken)
  return (
    <form
      className="add-language"
      onSubmit={event => {
        event.preventDefault()
        if (fault !== undefined || tag === '') return
        onAdd(tag)
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
}

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
