import { formatFieldValue } from '@billfold/pkpass/display'
import type { Field } from '@billfold/pkpass/schema'
import { plainText } from '../text/wrap-text.ts'
import { type DetectedSpan, detectData } from './detect-data.ts'
import type { ViewOptions } from './view-layout.ts'

/** A text, and what in it Wallet would make links of. */
export interface LinkedText {
  readonly text: string
  readonly spans: readonly DetectedSpan[]
  /** It goes on beyond what is looked at. */
  readonly isCut: boolean
}

/** Terms and conditions have some thousands of characters. */
const MAX_CHARACTERS = 20_000
const ANCHOR = /<a\b[^<>]{0,2000}>([^<]*)<\/a\s*>/gi
const ANCHOR_TAG = /<\/?a\b[^<>]*>/gi
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
}

/**
 * The text of a field as the details show it: its `attributedValue` with links, or its value, in which data detectors find theirs.
 *
 * Where links lead is left out: a picture has no use for addresses that somebody could follow.
 *
 * @see layout section 4
 */
export function linkedText(field: Field, options: ViewOptions): LinkedText {
  const shown = field.attributedValue ?? field.value
  if (typeof shown === 'number')
    return detected(formatFieldValue({ ...field, value: shown }, options), field, [], false)
  const whole = options.localize(shown)
  const isCut = whole.length > MAX_CHARACTERS
  const source = plainText(isCut ? whole.slice(0, MAX_CHARACTERS) : whole)
  if (field.attributedValue === undefined) {
    return detected(formatFieldValue({ ...field, value: source }, options), field, [], isCut)
  }
  const { text, spans } = readAnchors(source)
  const formatted = formatFieldValue({ ...field, value: text }, options)
  return detected(formatted, field, formatted === text ? spans : [], isCut)
}

function detected(value: string, field: Field, anchors: readonly DetectedSpan[], isCut: boolean): LinkedText {
  const text = plainText(value)
  const found = detectData(text, field.dataDetectorTypes).filter(
    span => !anchors.some(anchor => span.start < anchor.end && anchor.start < span.end),
  )
  return { text, spans: [...anchors, ...found].sort((first, second) => first.start - second.start), isCut }
}

function readAnchors(source: string): Pick<LinkedText, 'text' | 'spans'> {
  const spans: DetectedSpan[] = []
  let text = ''
  let at = 0
  for (const match of source.matchAll(ANCHOR)) {
    text += withoutMarkup(source.slice(at, match.index))
    const start = text.length
    text += withoutMarkup(match[1] ?? '')
    if (text.length > start) spans.push({ start, end: text.length, kind: 'link' })
    at = match.index + match[0].length
  }
  return { text: text + withoutMarkup(source.slice(at)), spans }
}

/** The text of an `attributedValue`: its links are what they read, and entities the characters they stand for. */
export function withoutMarkup(text: string): string {
  return text
    .replaceAll(ANCHOR_TAG, '')
    .replaceAll(/&(?:amp|lt|gt|quot|apos|#39);/g, entity => ENTITIES[entity] ?? entity)
}
