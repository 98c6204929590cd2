import { html, raw } from 'hono/html'
import { findProblem, PROBLEMS, type ProblemCode } from '../problems.ts'
import { EVERYWHERE, openApiDocument } from './openapi.ts'
import {
  type ApiDescription,
  type DescribedOperation,
  type DescribedParameter,
  readOpenApiDocument,
  referenceOf,
  type SchemaNode,
} from './openapi-reader.ts'
import type { Operation } from './operation.ts'
import type { Area } from './operations.ts'
import { SAMPLE_ANSWERS } from './reference-answers.ts'
import { curlOf, jsonOf, typescriptOf } from './reference-code.ts'
import { EXAMPLES } from './reference-examples.ts'
import { fieldItem, fieldList, type Place, prose, typeOf } from './reference-fields.ts'
import { highlight, type Language } from './reference-highlight.ts'
import { page } from './reference-layout.ts'

const JSON_TYPE = 'application/json'
/** What everybody begins with: its body is shown open. */
const FIRST_OPERATION = 'issuePassFile'

/** The API for people, on one page: made from the operations that the routes are made from, with examples that are run by a test. */
export function referencePage(areas: readonly Area[], publicUrl: string) {
  const description = readOpenApiDocument(openApiDocument(areas, publicUrl))
  const taken = takenNames(description)
  const chapters = areas.map(area => ({
    area,
    anchor: anchorOf(area.name),
    operations: area.operations.map(operation => ({ operation, described: find(description, operation.id) })),
  }))
  return page({
    title: 'Billfold API reference',
    navigation: navigation(areas, description),
    content: html`
<header class="opening">
<h1>Billfold API</h1>
<p>Issue Apple Wallet passes, and keep them up to date on every device that holds them. Bodies and answers are JSON, unless they are files.</p>
</header>
${introduction(publicUrl)}
${chapters.map(
  ({ area, anchor, operations }) => html`
<section class="chapter" aria-labelledby="${anchor}">
<h2 id="${anchor}"><a href="#${anchor}">${area.name}</a></h2>
<p class="lead">${area.summary}</p>
${operations.map(({ operation, described }) => operationSection(operation, described, description, publicUrl))}
</section>`,
)}
<section class="chapter" aria-labelledby="objects">
<h2 id="objects"><a href="#objects">Objects</a></h2>
<p class="lead">What several operations take or answer.</p>
${[...description.schemas].map(([name, node]) => objectSection(name, node, description, taken.has(name)))}
</section>
<section class="chapter" aria-labelledby="problems">
<h2 id="problems"><a href="#problems">Problem codes</a></h2>
<p class="lead">Every way a call can fail. Each has a page that says what to do.</p>
<ul class="codes">
${Object.entries(PROBLEMS).map(([code, { status, title }]) => problemItem(code, status, title))}</ul>
</section>`,
  })
}

function navigation(areas: readonly Area[], { schemas }: ApiDescription) {
  const link = (anchor: string, text: string, mark: unknown = '') =>
    html`<li><a href="#${anchor}">${text}${mark}</a></li>\n`
  const group = (anchor: string, name: string, links: unknown) =>
    html`<li><a class="chapter-link" href="#${anchor}">${name}</a><ul>\n${links}</ul></li>\n`
  return html`<ul>
${group(
  'start',
  'Before the first call',
  INTRODUCTION_LINKS.map(([anchor, text]) => link(anchor, text)),
)}${areas.map(({ name, operations }) =>
  group(
    anchorOf(name),
    name,
    operations.map(({ id, method }) => link(id, wordsOf(id), html` <span class="method ${method}">${method}</span>`)),
  ),
)}${group(
  'objects',
  'Objects',
  [...schemas.keys()].map(name => link(name, name)),
)}<li><a class="chapter-link" href="#problems">Problem codes</a></li>
</ul>`
}

const INTRODUCTION_LINKS = [
  ['authentication', 'Authentication'],
  ['client', 'Client for TypeScript'],
  ['failures', 'Problems'],
  ['repeating', 'Calls made again'],
  ['versions', 'Versions of a pass'],
  ['rates', 'Rates and quotas'],
] as const

function introduction(publicUrl: string) {
  return html`<section class="chapter start" aria-labelledby="start">
<h2 id="start"><a href="#start">Before the first call</a></h2>
<div class="operation"><div class="explanation">
<h3 id="authentication">Authentication</h3>
<p>Every call bears a key: <code>Authorization: Bearer bf_live_…</code>. A key belongs to one project, and sees nothing of another. It has scopes, <code>issue</code>, <code>update</code>, <code>read</code> and <code>admin</code>, and each operation says which it needs; <code>admin</code> may do everything. Keys that begin with <code>bf_test_</code> sign with a certificate that Apple did not issue: their passes reach simulated devices only, and are not counted.</p>
<h3 id="client">Client for TypeScript</h3>
<p><code>@billfold/client</code> has a method for each operation, named as it is here, with types of all that goes in and comes out. It repeats what may be repeated, and needs nothing but <code>fetch</code>: it runs in Node, in browsers and at the edge. In other languages, a client can be made from <a href="/openapi.json">openapi.json</a>.</p>
<h3 id="failures">Problems</h3>
<p>A call that cannot be done answers a problem document (RFC 9457), <code>application/problem+json</code>. <code>code</code> is for programs, and leads to its page; <code>detail</code> is a sentence for people; <code>errors</code> names each place of the body that is wrong, by a JSON pointer. What was refused has stored nothing. Any call may answer ${EVERYWHERE.map(
    (code, index) =>
      html`${index === 0 ? '' : index === EVERYWHERE.length - 1 ? ' and ' : ', '}<a href="/problems/${code}"><code>${code}</code></a>`,
  )}.</p>
<h3 id="repeating">Calls made again</h3>
<p>When an answer is lost, make the call again. Replacing and withdrawing come to the same, however often they are done; what was erased already is not found. Operations that make something take an <code>Idempotency-Key</code>: a name of your choice for this one call. With the same key within 24 hours it is done once, and answered as the first time, with <code>Idempotency-Replayed: true</code>.</p>
<h3 id="versions">Versions of a pass</h3>
<p>Answers about a pass have an <code>ETag</code>. Sent back in <code>If-Match</code>, it keeps a change from overwriting one that was made meanwhile: the call answers <a href="/problems/ERR_PRECONDITION_FAILED"><code>ERR_PRECONDITION_FAILED</code></a> then.</p>
<h3 id="rates">Rates and quotas</h3>
<p>Where a project has limits, answers say what is left of them in <code>RateLimit</code> and <code>RateLimit-Policy</code>. A call too many answers 429, and <code>Retry-After</code> says when to come again, in seconds.</p>
</div><div class="examples">
${codeBlock('The smallest pass', 'curl', smallestPass(publicUrl))}
${codeBlock('A problem', 'json', A_PROBLEM)}
</div></div>
</section>`
}

function smallestPass(publicUrl: string): string {
  return `curl ${publicUrl}/api/pkpass \\
  --header "Authorization: Bearer $BILLFOLD_API_KEY" \\
  --header 'Content-Type: application/json' \\
  --data '{ "logoText": "Bayroast" }' \\
  --output card.pkpass`
}

const A_PROBLEM = jsonOf({
  type: '/problems/ERR_REQUEST_INVALID',
  title: PROBLEMS.ERR_REQUEST_INVALID.title,
  status: 400,
  detail: 'barcodeFormat is required with barcodeValue',
  code: 'ERR_REQUEST_INVALID',
  error: 'barcodeFormat is required with barcodeValue',
  errors: [{ pointer: '/barcodeFormat', code: 'required', message: 'barcodeFormat is required with barcodeValue' }],
})

function operationSection(operation: Operation, described: DescribedOperation, api: ApiDescription, publicUrl: string) {
  const { id, method, paths, summary, description, scope, problems } = operation
  const [, ...otherPaths] = paths
  return html`<article class="operation" id="${id}" aria-labelledby="${id}-title">
<div class="explanation">
<h3 id="${id}-title"><a href="#${id}">${wordsOf(id)}</a></h3>
<p class="address"><span class="method ${method}">${method}</span> <code>${breakable(described.path)}</code></p>
<p class="lead">${prose(summary)}.</p>
${description === undefined ? '' : html`<p>${prose(description)}</p>`}
<p class="scope">${scope === undefined ? 'Any key will do.' : html`The key needs the scope <code>${scope}</code>.`}${
    otherPaths.length === 0
      ? ''
      : html` Also at ${otherPaths.map(path => html`<code>/api${path.replaceAll(/:(\w+)/g, '{$1}')}</code>`)}.`
  }</p>
${parameterSections(described, api)}
${bodySection(described, api)}
${answerSections(described, api)}
<h4>Problems</h4>
<ul class="codes">
${problems.map(code => problemItem(code, PROBLEMS[code].status, PROBLEMS[code].title))}</ul>
<p class="scope">And those that <a href="#failures">any call</a> may answer.</p>
</div>
${exampleSection(described, publicUrl)}
</article>
`
}

function parameterSections({ operationId, parameters }: DescribedOperation, { schemas }: ApiDescription) {
  const titles = { path: 'In the path', query: 'In the query', header: 'In the header' } as const
  return (['path', 'query', 'header'] as const).map(place => {
    const named = parameters.filter(parameter => parameter.in === place)
    if (named.length === 0) return ''
    const item = ({ name, schema, required, description }: DescribedParameter) =>
      fieldItem({
        name,
        node: schema,
        isRequired: required,
        isTaken: true,
        description,
        anchor: `${operationId}.${name}`,
        schemas,
      })
    return html`<h4>${titles[place]}</h4>
<ul class="fields">
${named.map(item)}</ul>`
  })
}

function bodySection({ operationId, requestBody }: DescribedOperation, { schemas }: ApiDescription) {
  if (!requestBody) return ''
  const [[mediaType, { schema }] = ['', { schema: {} }]] = Object.entries(requestBody.content)
  const title = html`<h4>Body <span class="type">${mediaType}</span></h4>`
  if (mediaType !== JSON_TYPE) return html`${title}<p>The bytes of the file.</p>`
  return html`${title}${schemaFields(schema, { anchor: `${operationId}.body`, isTaken: true, schemas }, operationId === FIRST_OPERATION)}`
}

function answerSections({ operationId, responses }: DescribedOperation, { schemas }: ApiDescription) {
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  return answers.map(([status, { description, headers = {}, content = {} }]) => {
    const anchor = `${operationId}.${status}`
    const headerItems = Object.entries(headers).map(([name, header]) =>
      fieldItem({
        name,
        node: { type: 'string' },
        isRequired: true,
        isTaken: false,
        description: header.description,
        anchor: `${anchor}.${name}`,
        schemas,
      }),
    )
    return html`<h4 id="${anchor}">Answer ${status} <span class="type">${Object.keys(content).join(' or ')}</span></h4>
<p>${description}.</p>
${headerItems.length === 0 ? '' : html`<p class="part">Header</p><ul class="fields">${headerItems}</ul>`}
${content[JSON_TYPE] ? html`<p class="part">Body</p>${schemaFields(content[JSON_TYPE].schema, { anchor, isTaken: false, schemas })}` : ''}`
  })
}

/** Fields of a schema; those of one that has a name and many are shown when they are asked for. */
function schemaFields(node: SchemaNode, place: Place, isOpen = false) {
  const name = referenceOf(node)
  const schema = name === undefined ? node : place.schemas.get(name)
  if (!schema) return ''
  if (!schema.properties) return html`<p>${schema.description ?? typeOf(schema)}.</p>`
  const fields = fieldList(schema, place)
  if (name === undefined) return fields
  const count = Object.keys(schema.properties).length
  return html`<p>A <a href="#${name}">${name}</a>.</p><details${isOpen ? ' open' : ''}><summary>All ${count} fields</summary>${fields}</details>`
}

function objectSection(name: string, node: SchemaNode, { schemas }: ApiDescription, isTaken: boolean) {
  return html`<article class="object" aria-labelledby="${name}">
<h3 id="${name}"><a href="#${name}">${name}</a></h3>
${node.description === undefined ? '' : html`<p class="lead">${prose(node.description)}.</p>`}
${fieldList(node, { anchor: name, isTaken, schemas })}
</article>`
}

/** Objects that bodies of requests are made of. */
function takenNames({ operations, schemas }: ApiDescription): ReadonlySet<string> {
  const taken = new Set<string>()
  const take = (value: unknown) => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (taken.has(name)) continue
      taken.add(name)
      take(schemas.get(name))
    }
  }
  for (const { requestBody } of operations) take(requestBody ?? null)
  return taken
}

function exampleSection(described: DescribedOperation, publicUrl: string) {
  const { operationId } = described
  const example = EXAMPLES.get(operationId)
  if (!example) return ''
  const answer = SAMPLE_ANSWERS.get(operationId)
  return html`<div class="examples">
${codeBlock('curl', 'curl', curlOf(described, example, publicUrl), operationId)}
${codeBlock('TypeScript', 'typescript', typescriptOf(described, example, publicUrl), operationId)}
${answer === undefined ? '' : codeBlock('Answer', 'json', jsonOf(answer), operationId)}
</div>`
}

/** A block that can be scrolled has to be reachable by keyboard, and say what it is. */
function codeBlock(title: string, language: Language, code: string, operationId?: string) {
  const label = operationId === undefined ? title : `${wordsOf(operationId)}, ${title}`
  const example = operationId === undefined || language === 'json' ? '' : raw(` data-example="${operationId}"`)
  return html`<figure class="code ${language}"><figcaption>${title}</figcaption><pre tabindex="0" role="group" aria-label="${label}"${example}><code>${highlight(code, language)}</code></pre></figure>`
}

function problemItem(code: string, status: number, title: string) {
  return html`<li><span class="status">${status}</span> <a href="/problems/${code}"><code>${code}</code></a> <span class="title">${title}</span></li>
`
}

/** The page of a code: what it means, what to do, and who answers it. */
export function problemPageOf(code: string, areas: readonly Area[]) {
  const problem = findProblem(code)
  if (!problem) return undefined
  const { status, title, remedy } = problem
  const isCode = (each: ProblemCode) => each === code
  const operations = areas.flatMap(area => area.operations).filter(({ problems }) => problems.some(isCode))
  const others = EVERYWHERE.some(isCode) ? html`<p>Any call may be answered so.</p>` : ''
  return page({
    title: `${code} · Billfold`,
    navigation: undefined,
    content: html`<section class="problem">
<p class="address"><span class="status">HTTP ${status}</span> <code>${breakable(code)}</code></p>
<h1>${title}</h1>
<h2>What to do</h2>
<p class="lead">${prose(remedy)}</p>
${
  operations.length === 0
    ? others
    : html`<h2>Operations that answer it</h2>
<ul class="codes">
${operations.map(({ id, method, paths }) => html`<li><span class="method ${method}">${method}</span> <a href="/docs#${id}">${wordsOf(id)}</a> <code>/api${paths[0].replaceAll(/:(\w+)/g, '{$1}')}</code></li>\n`)}</ul>`
}
</section>`,
  })
}

function find({ operations }: ApiDescription, id: string): DescribedOperation {
  const found = operations.find(({ operationId }) => operationId === id)
  if (found) return found
  throw new Error(`The document has no operation ${id}`)
}

function anchorOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-')
}

/** `issuePassFile`: Issue pass file. */
function wordsOf(id: string): string {
  const words = id.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A path or code may break behind its separators, where the line is too short for it. */
function breakable(text: string) {
  return text.split(/(?<=[/_])/).flatMap((piece, index) => (index === 0 ? [piece] : [raw('<wbr>'), piece]))
}
