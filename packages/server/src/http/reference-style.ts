import { createHash } from 'node:crypto'

/** The style sheet of the reference and of the pages of problem codes. */
export const STYLE = `:root {
  color-scheme: light dark;
  --sans: Inter, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --ground: #ffffff;
  --sunken: #f5f5f8;
  --text: #1b1b21;
  --muted: #5d5d69;
  --line: #e3e3e9;
  --accent: #3a4bd8;
  --accent-soft: #eceefd;
  --required: #a1340a;
  --code-key: #2a39b8;
  --code-text: #8b3a12;
  --code-number: #00695c;
  --get: #00695c;
  --post: #2a39b8;
  --put: #8a5300;
  --delete: #b3261e;
  --bar: 56px;
  --side: 264px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #131318;
    --sunken: #1b1b22;
    --text: #f0f0f4;
    --muted: #a9a9b8;
    --line: #2c2c36;
    --accent: #a3adff;
    --accent-soft: #23264a;
    --required: #ffb185;
    --code-key: #aab3ff;
    --code-text: #f0a584;
    --code-number: #7fd8c5;
    --get: #7fd8c5;
    --post: #aab3ff;
    --put: #f5bd5f;
    --delete: #ff8a80;
  }
}
*, *::before, *::after { box-sizing: border-box }
html { scroll-padding-top: calc(var(--bar) + 24px); -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.6 var(--sans) }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 3px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
main:focus { outline: none }
code, pre { font-family: var(--mono); font-size: .867em }
h1, h2, h3, h4, p, ul, figure { margin: 0; padding: 0 }
h1 { font-size: 32px; line-height: 1.2; letter-spacing: -.02em; text-wrap: balance }
h2 { font-size: 24px; line-height: 1.25; letter-spacing: -.015em }
h3 { font-size: 18px; line-height: 1.35; letter-spacing: -.01em }
h4 { font-size: 13px; line-height: 1.5; margin: 32px 0 8px; padding-bottom: 8px; border-bottom: 1px solid var(--line) }
h2 a, h3 a { color: inherit; text-decoration: none }
h2 a:hover, h3 a:hover { text-decoration: underline }
p + p { margin-top: 12px }
.skip { position: fixed; left: 16px; top: -64px; z-index: 3; padding: 8px 16px; border-radius: 8px; background: var(--ground); border: 1px solid var(--line) }
.skip:focus { top: 8px }

.bar { position: sticky; top: 0; z-index: 2; height: var(--bar); padding: 0 24px; display: flex; align-items: center; gap: 24px; background: var(--ground); border-bottom: 1px solid var(--line); font-size: 14px }
.mark { font-weight: 650; color: inherit; text-decoration: none; white-space: nowrap }
.mark span { font-weight: 400; color: var(--muted); margin-left: 4px }
.formats { display: flex; gap: 16px; margin-left: auto; white-space: nowrap }
.formats a { color: var(--muted); text-decoration: none }
.formats a:hover { color: var(--text); text-decoration: underline }
.languages { margin: 0; padding: 2px; border: 0; display: flex; border-radius: 8px; background: var(--sunken) }
.languages legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.languages input { position: absolute; opacity: 0 }
.languages label { padding: 3px 12px; border-radius: 6px; color: var(--muted); cursor: pointer; line-height: 22px }
.languages :checked + label { background: var(--ground); color: var(--text); box-shadow: 0 0 0 1px var(--line) }
.languages :focus-visible + label { outline: 2px solid var(--accent); outline-offset: 1px }
:root:has(#language-curl:checked) .operation .typescript, :root:has(#language-typescript:checked) .operation[id] .curl { display: none }

.side { position: fixed; top: var(--bar); bottom: 0; left: 0; width: var(--side); padding: 24px 12px 48px; overflow-y: auto; border-right: 1px solid var(--line); scrollbar-width: thin }
nav ul { list-style: none; margin: 0; padding: 0 }
.side > ul > li + li, .contents details > ul > li + li { margin-top: 20px }
nav a { display: flex; align-items: baseline; justify-content: space-between; gap: 8px; padding: 3px 12px; border-radius: 6px; color: var(--muted); text-decoration: none; font-size: 14px }
nav a:hover { background: var(--sunken); color: var(--text) }
nav .chapter-link { color: var(--text); font-weight: 600 }
.method { font: 600 11px/1 var(--mono); text-transform: uppercase; letter-spacing: .02em; color: var(--muted) }
.get { color: var(--get) } .post { color: var(--post) } .put, .patch { color: var(--put) } .delete { color: var(--delete) }
.contents { display: none }

.reference main { margin-left: var(--side); padding: 48px 48px 96px; max-width: 1360px }
.opening p { margin-top: 12px; max-width: 60ch; font-size: 17px; color: var(--muted) }
.chapter { margin-top: 64px }
.chapter > .lead { margin-top: 8px; color: var(--muted); max-width: 68ch }
.operation { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 480px); gap: 0 56px; margin-top: 40px; padding-top: 40px; border-top: 1px solid var(--line); align-items: start }
.start .operation { margin-top: 24px; padding-top: 0; border: 0 }
.explanation { max-width: 68ch; min-width: 0 }
.start h3 { margin: 28px 0 8px; font-size: 15px }
.start h3:first-child { margin-top: 0 }
.address { margin-top: 8px; display: flex; align-items: baseline; gap: 10px; overflow-wrap: anywhere }
.address .method { font-size: 12px; flex: none }
.operation .lead { margin-top: 16px }
.scope { margin-top: 12px; font-size: 14px; color: var(--muted) }
.part { margin-top: 16px; font-size: 13px; color: var(--muted) }
.object { margin-top: 40px; padding-top: 40px; border-top: 1px solid var(--line); max-width: 68ch }
.object .lead { margin: 8px 0 16px; color: var(--muted) }

.fields { list-style: none }
.fields > li { padding: 10px 0; font-size: 14px; line-height: 1.5 }
.fields > li + li { border-top: 1px solid var(--line) }
.fields > li:target, h4:target { background: var(--accent-soft); box-shadow: 0 0 0 8px var(--accent-soft); border-radius: 2px }
.fields p { margin: 2px 0 0; overflow-wrap: anywhere }
.fields p.field { margin: 0 }
.fields .name { color: inherit; text-decoration: none }
.fields .name:hover { text-decoration: underline }
.fields .name code { font-weight: 600; font-size: 13px }
.type, .limit { color: var(--muted); font-size: 13px; font-weight: 400 }
.limit::before { content: "· " }
.required { color: var(--required); font-size: 12px }
.values code { display: inline-block; margin: 4px 4px 0 0; padding: 0 6px; border-radius: 4px; background: var(--sunken); font-size: 12px; line-height: 20px }
.fields .fields { margin: 8px 0 0; padding-left: 16px; border-left: 2px solid var(--line) }
.fields li:last-child { padding-bottom: 2px }
.operation details, .object details { margin-top: 8px }
summary { cursor: pointer; color: var(--accent); font-size: 14px; width: fit-content; border-radius: 4px }

.codes { list-style: none; font-size: 14px }
.codes li { padding: 6px 0; display: grid; grid-template-columns: 36px minmax(0, 1fr); column-gap: 8px; align-items: baseline }
.codes .title { grid-column: 2; color: var(--muted); font-size: 13px; line-height: 1.4 }
.codes a { text-decoration: none; overflow-wrap: anywhere; width: fit-content }
.codes a:hover { text-decoration: underline }
.status { font: 600 12px/1.5 var(--mono); color: var(--muted) }

.examples { position: sticky; top: calc(var(--bar) + 24px); display: grid; gap: 16px; min-width: 0; max-height: calc(100vh - var(--bar) - 48px); overflow-y: auto; scrollbar-width: thin }
.code { border: 1px solid var(--line); border-radius: 10px; background: var(--sunken); min-width: 0; overflow: hidden }
.code figcaption { padding: 8px 16px; border-bottom: 1px solid var(--line); font-size: 12px; color: var(--muted) }
.code pre { margin: 0; padding: 14px 16px; overflow-x: auto; line-height: 1.6; tab-size: 2; scrollbar-width: thin }
.code pre:focus-visible { outline-offset: -2px; border-radius: 0 0 9px 9px }
.code code { font-size: 12px }
.code-key, .code-keyword { color: var(--code-key) } .code-text { color: var(--code-text) } .code-number { color: var(--code-number) }

.problem { max-width: 640px; margin: 0 auto; padding: 64px 24px 96px }
.problem h1 { margin-top: 12px }
.problem h2 { margin: 40px 0 8px; font-size: 15px; letter-spacing: 0 }
.problem .lead { font-size: 17px }
.problem .codes li { grid-template-columns: 56px minmax(0, 1fr) }
.problem .codes code { grid-column: 2; color: var(--muted); overflow-wrap: anywhere }

@media (max-width: 1180px) {
  .operation { grid-template-columns: minmax(0, 1fr) }
  .examples { position: static; max-height: none; margin-top: 32px; max-width: 68ch }
}
@media (max-width: 820px) {
  .side { display: none }
  .contents { display: block; border-bottom: 1px solid var(--line) }
  .contents summary { padding: 12px 20px; width: auto; color: var(--text) }
  .contents details > ul { padding: 0 8px 24px }
  .reference main { margin-left: 0; padding: 32px 20px 64px }
  .bar { padding: 0 20px; gap: 12px }
  .formats, .mark span { display: none }
  .languages { margin-left: auto }
  h1 { font-size: 28px }
  .contents a { padding-block: 6px }
}
@media print {
  .bar, .side, .contents, .skip { display: none }
  .reference main { margin: 0 }
}
`

/** Changes with what is in it, so that browsers may keep it. */
export const STYLE_PATH = `/docs/reference-${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`
