import type { DescribedOperation } from './openapi-reader.ts'
import type { Example } from './reference-examples.ts'

const MAX_LINE = 64

/** An example as a command in a terminal; the key is in the environment. */
export function curlOf(operation: DescribedOperation, example: Example, publicUrl: string): string {
  const { method, requestBody } = operation
  const mediaType = requestBody && Object.keys(requestBody.content)[0]
  const { query, path } = placesOf(operation, example)
  const search = query.length > 0 ? `?${new URLSearchParams(query)}` : ''
  const url = `${publicUrl}${path}${search}`
  const parts = [
    search === '' ? url : `'${url}'`,
    ...(method === 'get' || (method === 'post' && mediaType !== undefined)
      ? []
      : [`--request ${method.toUpperCase()}`]),
    '--header "Authorization: Bearer $BILLFOLD_API_KEY"',
    ...(mediaType === undefined ? [] : [`--header 'Content-Type: ${mediaType}'`]),
    ...curlBody(example),
    ...(example.answerFile === undefined ? [] : [`--output ${example.answerFile}`]),
  ]
  return `curl ${parts.join(' \\\n  ')}`
}

function curlBody({ body, bodyFile, contentFile }: Example): string[] {
  if (bodyFile !== undefined) return [`--data-binary @${bodyFile}`]
  if (body === undefined) return []
  if (contentFile === undefined) return [`--data '${jsonOf(body).replaceAll("'", String.raw`'\''`)}'`]
  const content = new Code(`"'"$(base64 < ${contentFile} | tr -d '\\n')"'"`)
  return [`--data '${jsonOf({ files: [{ name: contentFile, content }], ...Object(body) })}'`]
}

/** An example as a program that uses the client. */
export function typescriptOf(operation: DescribedOperation, example: Example, publicUrl: string): string {
  const { operationId } = operation
  const { body, bodyFile, contentFile, answerFile, parameters = {} } = example
  const content =
    contentFile === undefined ? {} : { files: [{ name: contentFile, content: new Code("file.toString('base64')") }] }
  const input = {
    ...parameters,
    ...(body !== undefined && { body: { ...content, ...Object(body) } }),
    ...(bodyFile !== undefined && { body: new Code(`await readFile('${bodyFile}')`) }),
  }
  const files = [
    ...(bodyFile !== undefined || contentFile !== undefined ? ['readFile'] : []),
    ...(answerFile !== undefined ? ['writeFile'] : []),
  ]
  const call = `const { status, body } = await billfold.${operationId}(`
  const argument = Object.keys(input).length > 0 ? write(input, '', TYPESCRIPT_NOTATION, call.length) : ''
  return [
    ...(files.length > 0 ? [`import { ${files.join(', ')} } from 'node:fs/promises'`] : []),
    `import { createClient } from ${quoteOnce('@billfold/client')}`,
    '',
    'const billfold = createClient({',
    `  url: '${publicUrl}',`,
    "  apiKey: process.env.BILLFOLD_API_KEY ?? '',",
    '})',
    '',
    ...(contentFile === undefined ? [] : [`const file = await readFile('${contentFile}')`]),
    `${call}${argument})`,
    ...(answerFile === undefined ? [] : [`await writeFile('${answerFile}', body)`]),
    `console.log(status${answerFile === undefined ? ', body' : ''})`,
  ].join('\n')
}

/** How a language writes what JSON has. */
interface Notation {
  readonly nameOf: (name: string) => string
  readonly textOf: (text: string) => string
  /** Behind the last of several lines. */
  readonly lastComma: '' | ','
}

const JSON_NOTATION: Notation = { nameOf: quoteTwice, textOf: quoteTwice, lastComma: '' }
const TYPESCRIPT_NOTATION: Notation = {
  nameOf: name => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoteOnce(name)),
  textOf: quoteOnce,
  lastComma: ',',
}

/** Something that is written as it stands. */
class Code {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** JSON as people write it: short things on one line. */
export function jsonOf(value: unknown): string {
  return write(value, '', JSON_NOTATION)
}

function quoteTwice(text: string): string {
  return JSON.stringify(text)
}

function quoteOnce(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** @param used Characters that stand before it on its line. */
function write(value: unknown, indent: string, notation: Notation, used = indent.length): string {
  if (value instanceof Code) return value.text
  if (typeof value === 'string') return notation.textOf(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const isArray = Array.isArray(value)
  const inner = `${indent}  `
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value)
  const members = entries.map(([name, member]) => {
    const label = isArray ? '' : `${notation.nameOf(name)}: `
    return `${label}${write(member, inner, notation, inner.length + label.length)}`
  })
  if (members.length === 0) return isArray ? '[]' : '{}'
  const line = isArray ? `[${members.join(', ')}]` : `{ ${members.join(', ')} }`
  if (used + line.length <= MAX_LINE && !line.includes('\n')) return line
  const [open, close] = isArray ? ['[', ']'] : ['{', '}']
  return `${open}\n${members.map(member => `${inner}${member}`).join(',\n')}${notation.lastComma}\n${indent}${close}`
}

/** Where each parameter of an example goes. */
function placesOf({ path, parameters }: DescribedOperation, example: Example) {
  const given = new Map(Object.entries(example.parameters ?? {}).map(([name, value]) => [name, String(value)]))
  const query = parameters.flatMap(({ name, in: place }) => {
    const value = given.get(name)
    return place === 'query' && value !== undefined ? [[name, value]] : []
  })
  return { query, path: path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(given.get(name) ?? '')) }
}
