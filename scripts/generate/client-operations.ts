import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { openApiDocument } from '../../packages/server/src/http/openapi.ts'
import {
  type DescribedOperation,
  type DescribedParameter,
  limitsOf,
  readOpenApiDocument,
  referenceOf,
  type SchemaNode,
} from '../../packages/server/src/http/openapi-reader.ts'
import { AREAS } from '../../packages/server/src/http/operations.ts'

const ROOT = join(import.meta.dirname, '../..')
const FILE = 'packages/client/src/operations.ts'
const JSON_TYPE = 'application/json'

/** Header fields that calls take, as the client names them. */
const REQUEST_HEADERS: ReadonlyMap<string, string> = new Map([
  ['If-Match', 'ifMatch'],
  ['Idempotency-Key', 'idempotencyKey'],
])
/** Header fields that answers bear, as the client names them. */
const ANSWER_HEADERS: ReadonlyMap<string, string> = new Map([
  ['ETag', 'etag'],
  ['X-Serial-Number', 'serialNumber'],
  ['X-Pass-Url', 'passUrl'],
])

/** The types of all calls, and a method for each, from the OpenAPI document. */
export function renderClientOperations(): string {
  const { operations, schemas } = readOpenApiDocument(openApiDocument(AREAS, ''))
  const codes = schemas.get('Problem')?.properties?.code?.enum ?? []
  return format(`// Made by scripts/generate-docs.ts from the OpenAPI document: change the operations of the server, then run \`npm run docs\`.
import type { Answer, Call, CallOptions } from './call.ts'

/** Every code that a problem document can have. */
export const PROBLEM_CODES = ${JSON.stringify(codes)} as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

${[...schemas]
  .filter(([name]) => name !== 'Problem')
  .map(([name, node]) => `${comment(node.description)}export type ${name} = ${typeOf(node)}`)
  .join('\n\n')}

${operations.map(renderTypes).join('\n\n')}

/** One method for each operation of the API. */
export interface Operations {
${operations.map(renderSignature).join('\n')}
}

export function operationsBy(call: Call): Operations {
  return {
${operations.map(renderMethod).join('\n')}
  }
}
`)
}

function renderTypes(operation: DescribedOperation): string {
  const name = typeName(operation)
  const members = [
    ...parametersOf(operation).map(parameter => {
      const facts = [parameter.description, ...limitsOf(parameter.schema)].filter(fact => fact !== undefined)
      const mark = parameter.required ? '' : '?'
      return `${comment(facts.join('; '))}readonly ${nameOf(parameter)}${mark}: ${typeOf(parameter.schema)}${parameter.required ? '' : ' | undefined'}`
    }),
    ...bodyMember(operation),
  ]
  const answers = answersOf(operation).map(
    ({ status, description, body, headers }) =>
      `${comment(description)}Answer<${status}, ${body}${headers.length > 0 ? `, ${headers.map(([, fact]) => `'${fact}'`).join(' | ')}` : ''}>`,
  )
  const input = members.length > 0 ? `{\n${members.join('\n')}\n}` : 'Readonly<Record<string, never>>'
  return `export type ${name}Input = ${input}
export type ${name}Answer = ${answers.join(' | ')}`
}

function renderSignature(operation: DescribedOperation): string {
  const { operationId, method, path, summary, description } = operation
  const name = typeName(operation)
  const optional = isInputOptional(operation) ? '?' : ''
  return `${comment(`${summary}.`, description, `\`${method.toUpperCase()} ${path}\``)}readonly ${operationId}: (input${optional}: ${name}Input, options?: CallOptions) => Promise<${name}Answer>`
}

function renderMethod(operation: DescribedOperation): string {
  const { operationId, method, path } = operation
  const named = (place: string) => parametersOf(operation).filter(parameter => parameter.in === place)
  const query = named('query').map(({ name }) => name)
  const answers = answersOf(operation).map(
    ({ status, isJson, headers }) =>
      `${status}: { isJson: ${isJson}, headers: { ${headers.map(([header, fact]) => `${fact}: '${header}'`).join(', ')} } }`,
  )
  const fallback = isInputOptional(operation) ? ' = {}' : ''
  const facts = [
    `id: '${operationId}'`,
    `method: '${method.toUpperCase()}'`,
    `path: '${path}'`,
    ...(query.length > 0 ? [`query: ${JSON.stringify(query)}`] : []),
    ...(bodyTypeOf(operation) ? [`bodyType: '${bodyTypeOf(operation)}'`] : []),
    ...(named('header').some(({ name }) => name === 'Idempotency-Key') ? ['takesIdempotencyKey: true'] : []),
    `answers: { ${answers.join(', ')} }`,
  ]
  return `${operationId}: (input${fallback}, options) => call({ ${facts.join(', ')} }, input, options),`
}

/** Without the one that chooses between JSON and the file: there is a method for each. */
function parametersOf({ parameters }: DescribedOperation): readonly DescribedParameter[] {
  return parameters.filter(({ name }) => name !== 'format')
}

function nameOf({ name, in: place }: DescribedParameter): string {
  if (place !== 'header') return name
  const named = REQUEST_HEADERS.get(name)
  if (named === undefined) throw new Error(`Expected a name for the header field ${name} in REQUEST_HEADERS`)
  return named
}

function isInputOptional(operation: DescribedOperation): boolean {
  return bodyTypeOf(operation) === undefined && parametersOf(operation).every(({ required }) => !required)
}

function bodyTypeOf({ requestBody }: DescribedOperation): string | undefined {
  return requestBody && Object.keys(requestBody.content)[0]
}

function bodyMember({ requestBody }: DescribedOperation): string[] {
  if (!requestBody) return []
  const { [JSON_TYPE]: content } = requestBody.content
  return [`readonly body: ${content ? typeOf(content.schema) : 'Uint8Array'}`]
}

/** Answers that are no problems. */
function answersOf({ parameters, responses }: DescribedOperation) {
  const { default: format } = parameters.find(({ name }) => name === 'format')?.schema ?? {}
  return Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, { description, headers = {}, content = {} }]) => {
      const json = content[JSON_TYPE]
      const isJson = json !== undefined && format !== 'binary'
      return {
        status,
        description,
        isJson,
        body: isJson ? typeOf(json.schema) : 'Uint8Array',
        headers: Object.keys(headers).map(header => [header, ANSWER_HEADERS.get(header) ?? header] as const),
      }
    })
}

function typeOf(node: SchemaNode): string {
  const reference = referenceOf(node)
  if (reference !== undefined) return reference
  if (node.enum) return node.enum.map(value => JSON.stringify(value)).join(' | ')
  if (node.const !== undefined) return JSON.stringify(node.const)
  if (node.anyOf) return node.anyOf.map(typeOf).join(' | ')
  if (Array.isArray(node.type)) return node.type.map(type => typeOf({ ...node, type })).join(' | ')
  switch (node.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return node.type
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      return `readonly (${node.items ? typeOf(node.items) : 'unknown'})[]`
    case 'object':
      return objectTypeOf(node)
    default:
      return 'unknown'
  }
}

function objectTypeOf({ properties, required = [], propertyNames, additionalProperties }: SchemaNode): string {
  const values = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'
  if (!properties) {
    return propertyNames?.enum
      ? `{ readonly [Name in ${typeOf(propertyNames)}]?: ${values} | undefined }`
      : `Readonly<Record<string, ${values}>>`
  }
  const members = Object.entries(properties).map(([name, node]) => {
    const isRequired = required.includes(name)
    const facts = [node.description, ...limitsOf(node)].filter(fact => fact !== undefined)
    return `${comment(facts.join('; '))}readonly ${name}${isRequired ? '' : '?'}: ${typeOf(node)}${isRequired ? '' : ' | undefined'}`
  })
  const others = typeof additionalProperties === 'object' ? ['readonly [name: string]: unknown'] : []
  return `{\n${[...members, ...others].join('\n')}\n}`
}

function typeName({ operationId }: DescribedOperation): string {
  return operationId.charAt(0).toUpperCase() + operationId.slice(1)
}

/** A doc comment of what there is to say, a paragraph each. */
function comment(...paragraphs: readonly (string | undefined)[]): string {
  const [first, ...others] = paragraphs.filter(paragraph => paragraph !== undefined && paragraph !== '')
  if (first === undefined) return ''
  if (others.length === 0) return `/** ${first} */\n`
  return `/**\n${[first, ...others].map(paragraph => ` * ${paragraph}`).join('\n *\n')}\n */\n`
}

/** As the formatter of this repository writes it. */
function format(code: string): string {
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${FILE}`], {
    cwd: ROOT,
    input: code,
    encoding: 'utf8',
  })
}
