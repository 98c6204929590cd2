import { html } from 'hono/html'
import { limitsOf, referenceOf, type SchemaNode } from './openapi-reader.ts'

/** More fields of a field than these are shown when they are asked for. */
const MAX_SHOWN_CHILDREN = 8

type Markup = ReturnType<typeof html>
type Schemas = ReadonlyMap<string, SchemaNode>

export interface Place {
  /** Whether it is taken: then fields may be required; in answers, they may be absent. */
  readonly isTaken: boolean
  /** What addresses of fields begin with: the operation, or the object. */
  readonly anchor: string
  readonly schemas: Schemas
}

/** A list of what is in an object, each field with its address on the page. */
export function fieldList(node: SchemaNode, { isTaken, anchor, schemas }: Place): Markup {
  const { properties = {}, required = [] } = node
  return html`<ul class="fields">
${Object.entries(properties).map(([name, field]) =>
  fieldItem({ name, node: field, isRequired: required.includes(name), anchor: `${anchor}.${name}`, isTaken, schemas }),
)}</ul>`
}

interface Field extends Place {
  readonly name: string
  readonly node: SchemaNode
  readonly isRequired: boolean
  /** Default: that of the schema. */
  readonly description?: string | undefined
}

export function fieldItem(field: Field): Markup {
  const { name, node, isRequired, isTaken, anchor, schemas, description = node.description } = field
  const limits = limitsOf(node)
  const values = valuesOf(node)
  return html`<li id="${anchor}"><p class="field"><a class="name" href="#${anchor}"><code>${name}</code></a> <span class="type">${typeOf(node)}</span>${
    isTaken && isRequired ? html` <span class="required">required</span>` : ''
  }${!isTaken && !isRequired ? html` <span class="limit">may be absent</span>` : ''}${limits.map(limit => html` <span class="limit">${limit}</span>`)}</p>${
    description === undefined ? '' : html`<p>${prose(description)}</p>`
  }${values.length === 0 ? '' : html`<p class="values">${values.map(value => html`<code>${value}</code> `)}</p>`}${childrenOf(node, { isTaken, anchor, schemas })}</li>
`
}

/** Text with code between grave accents. */
export function prose(text: string) {
  return text.split('`').map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : piece))
}

function childrenOf(node: SchemaNode, place: Place): Markup | '' {
  const inner = innermost(node)
  const count = Object.keys(inner.properties ?? {}).length
  if (count === 0) return ''
  if (count <= MAX_SHOWN_CHILDREN) return fieldList(inner, place)
  return html`<details><summary>${count} fields</summary>${fieldList(inner, place)}</details>`
}

/** What is within arrays, and behind names that are not known in advance. */
function innermost(node: SchemaNode): SchemaNode {
  if (node.items) return innermost(node.items)
  if (typeof node.additionalProperties === 'object' && !node.properties) return innermost(node.additionalProperties)
  return node
}

function valuesOf(node: SchemaNode): readonly string[] {
  const inner = node.items ?? node
  return [...(inner.enum ?? []), ...(node.propertyNames?.enum ?? [])].map(String)
}

/** The type in words; an object that has a name leads to it. */
export function typeOf(node: SchemaNode): unknown {
  const reference = referenceOf(node)
  if (reference !== undefined) return html`<a href="#${reference}">${reference}</a>`
  if (node.enum) return 'one of these'
  if (node.const !== undefined) return String(node.const)
  if (node.anyOf) return node.anyOf.flatMap((each, index) => (index === 0 ? [typeOf(each)] : [' or ', typeOf(each)]))
  if (Array.isArray(node.type)) return node.type.join(' or ')
  if (node.format === 'date-time') return 'instant, ISO 8601'
  if (node.format === 'base64') return 'string, Base64'
  if (node.type === 'array') return node.items ? ['list of ', pluralOf(node.items)] : 'list'
  if (node.type === 'object' && node.properties === undefined) return mapTypeOf(node)
  return node.type ?? 'anything'
}

function pluralOf(items: SchemaNode): unknown {
  if (items.enum) return 'these'
  if (items.type === 'object') return 'objects'
  if (items.type === 'string') return 'strings'
  return typeOf(items)
}

function mapTypeOf({ propertyNames, additionalProperties }: SchemaNode): unknown {
  const values =
    typeof additionalProperties === 'object' && additionalProperties.type === 'string' ? 'strings' : 'values'
  return propertyNames?.enum ? `${values} by these names` : `${values} by name`
}
