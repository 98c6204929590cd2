import { SaxesParser } from 'saxes'

/** An element as it stands in the document. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Reads a document with a strict parser, which throws at the first breach of XML 1.0 and of namespaces; gives its elements. */
export function readXml(text: string): XmlElement[] {
  const elements: XmlElement[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({
      name,
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value])),
    })
  })
  parser.write(text).close()
  return elements
}

const ELEMENTS = new Set(
  'svg title desc defs g path rect text image clipPath filter feGaussianBlur feComponentTransfer feFuncA linearGradient stop'.split(
    ' ',
  ),
)

/** What in a picture could run, load or style something; empty for every picture that may be shown. */
export function activeContent(svg: string): string[] {
  return readXml(svg).flatMap(({ name, attributes }) => [
    ...(ELEMENTS.has(name) ? [] : [`element ${name}`]),
    ...Object.entries(attributes).flatMap(([key, value]) => {
      if (/^on/i.test(key) || key === 'style' || key.includes(':')) return [`${name} ${key}`]
      const isInner = /^(?:url\(#[A-Za-z][\w-]*\)|data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+=*)$/.test(value)
      const refers = /^(?:href|src|filter|fill|stroke|clip-path|mask)$/.test(key) && /url|:|\//.test(value)
      return refers && !isInner ? [`${name} ${key}=${value.slice(0, 60)}`] : []
    }),
  ])
}
