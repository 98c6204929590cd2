import type { Mutation } from './mutate-bytes.ts'
import type { Random } from './random.ts'

const TOKEN = /"(?:[^"\\]|\\.)*"|[-\w.+]+|\s+|[\s\S]/g
/** What people, programs and attackers write; half of them open what nothing closes. */
const ODD_TOKENS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ';',
  '=',
  '"',
  "'",
  '`',
  '“',
  '”',
  '‘',
  '\\',
  '\\u',
  '\\ud800',
  '//',
  '/*',
  '*/',
  '#',
  '<!--',
  'null',
  'true',
  'NaN',
  '-Infinity',
  'undefined',
  'None',
  '0x10',
  '01',
  '1.',
  '.5',
  '-',
  '1e999',
  '-0',
  '9007199254740993',
  '"__proto__"',
  '"constructor"',
  '""',
  '"\u0000"',
  '\u0000',
  '\uFEFF',
  '\u2028',
  'é',
  '\uFFFD',
  '[[[[[[[[',
  '{"a":{"a":{"a":',
  '/**/',
  ',,,,',
  "'\\'",
  '"pass.json"',
  '"2026-13-45T99:99Z"',
  '"rgb(0,0,0)"',
] as const

/** Changes the tokens of a text: JSON, strings files and what is meant to be one of them. */
export const editTokens: Mutation = (random, bytes) => {
  const tokens = Buffer.from(bytes).toString('utf8').match(TOKEN) ?? []
  for (let times = 1 + random.below(5); times > 0; times -= 1) editOne(random, tokens)
  return encode(random, tokens.join(''))
}

function editOne(random: Random, tokens: string[]): void {
  const at = random.below(tokens.length + 1)
  const odd = random.pick(ODD_TOKENS)
  switch (random.below(5)) {
    case 0:
      tokens.splice(at, 1)
      break
    case 1:
      tokens.splice(at, 1, odd)
      break
    case 2:
      tokens.splice(at, 0, ...tokens.slice(at, at + 1 + random.below(20)))
      break
    case 3:
      tokens.splice(at, 0, odd.repeat(1 + random.below(random.below(20) === 0 ? 20_000 : 20)))
      break
    default:
      tokens.splice(at, 0, odd)
  }
}

function encode(random: Random, text: string): Uint8Array {
  switch (random.below(20)) {
    case 0:
      return Buffer.from(`\uFEFF${text}`, 'utf16le')
    case 1:
      return Buffer.from(text, 'latin1')
    case 2:
      return Buffer.from(`\uFEFF${text}`)
    default:
      return Buffer.from(text)
  }
}
