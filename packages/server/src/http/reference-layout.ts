import { html } from 'hono/html'
import { STYLE_PATH } from './reference-style.ts'

export interface PageParts {
  readonly title: string
  /** `undefined`: a page of one thing. */
  readonly navigation: unknown
  readonly content: unknown
}

/** What stands around every page of the documentation. No script, no inline style: everything works by HTML, and one style sheet. */
export function page({ title, navigation, content }: PageParts) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body${navigation === undefined ? '' : html` class="reference"`}>
<a class="skip" href="#content">To the content</a>
<header class="bar">
<a class="mark" href="/docs">Billfold <span>API reference</span></a>
${
  navigation === undefined
    ? ''
    : html`<fieldset class="languages"><legend>Language of examples</legend>
<input type="radio" name="language" id="language-curl" autocomplete="off" checked><label for="language-curl">curl</label>
<input type="radio" name="language" id="language-typescript" autocomplete="off"><label for="language-typescript">TypeScript</label>
</fieldset>`
}
<p class="formats"><a href="/openapi.json">openapi.json</a> <a href="/llms.txt">llms.txt</a></p>
</header>
${
  navigation === undefined
    ? ''
    : html`<nav class="contents" aria-label="Contents"><details><summary>Contents</summary>${navigation}</details></nav>
<nav class="side" aria-label="Reference">${navigation}</nav>`
}
<main id="content" tabindex="-1">
${content}
</main>
</body>
</html>`
}
