import { html } from 'hono/html'

export type Language = 'curl' | 'typescript' | 'json'

/** What a piece of code is, by the group of the expression that found it. */
const EXPRESSIONS: Readonly<Record<Language, RegExp>> = {
  json: /(?<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<text>"(?:[^"\\]|\\.)*")|(?<number>-?\b\d[\d.e+-]*\b|\b(?:true|false|null)\b)/g,
  typescript:
    /(?<text>'(?:[^'\\]|\\.)*')|(?<keyword>\b(?:import|from|const|await)\b)|(?<number>\b\d[\d.]*\b|\b(?:true|false|null)\b)|(?<key>\b[A-Za-z]+(?=:))/g,
  curl: /(?<key>"(?:[^"\\$]|\\.)*"(?=\s*:))|(?<text>"(?:[^"\\]|\\.)*")|(?<keyword>(?<=^|\s)--[a-z-]+|^curl)|(?<number>(?<=: )-?\d[\d.]*\b|\b(?:true|false|null)\b)/g,
}

/** Code as HTML, with what a reader tells apart by colour in elements of their own. */
export function highlight(code: string, language: Language) {
  const pieces: unknown[] = []
  let end = 0
  for (const { 0: text, index, groups = {} } of code.matchAll(EXPRESSIONS[language])) {
    const kind = Object.keys(groups).find(name => groups[name] !== undefined)
    pieces.push(code.slice(end, index), html`<span class="code-${kind}">${text}</span>`)
    end = index + text.length
  }
  return [...pieces, code.slice(end)]
}
