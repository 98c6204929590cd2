import type { Terminal, TextOutput } from './terminal.ts'

/** Colours a text for what it means; without colours it comes back as it is. */
export type Paint = (meaning: Meaning, text: string) => string

type Meaning = keyof typeof CODES

const CODES = { good: '32', bad: '31', doubtful: '33', faint: '2', strong: '1' } as const

/**
 * Chooses whether an output is coloured: only where a person watches, and not against their will.
 *
 * @see no-color.org
 */
export function paintFor(output: TextOutput, { environment }: Terminal): Paint {
  const isColored = output.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb'
  return (meaning, text) => (isColored ? `\u001b[${CODES[meaning]}m${text}\u001b[0m` : text)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A stranger's text for a terminal: without the characters that move the cursor, colour, or turn the line around. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, '\ufffd')
}
