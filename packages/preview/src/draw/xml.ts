// Everything that reaches the output goes through here: texts of strangers stay texts.

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** What XML 1.0 does not allow, not even as a reference. Production 2, `Char`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
/** More decimals than any screen shows make files longer, and differ between machines. */
const DECIMALS = 1000

/** Text between tags, or in an attribute in double quotes. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(NO_CHARACTER, '\ufffd')
    .replaceAll(/[&<>"']/g, character => ENTITIES[character] ?? '')
}

/** A number as SVG reads it, to a thousandth. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '0'
  const rounded = Math.round(value * DECIMALS) / DECIMALS
  return String(Object.is(rounded, -0) ? 0 : rounded)
}

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element with attributes and a content that is markup already. Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${formatValue(value)}"`]))
    .join('')
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

function formatValue(value: string | number): string {
  return typeof value === 'number' ? formatNumber(value) : escapeXml(value)
}
