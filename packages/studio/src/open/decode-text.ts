/** A text, and what is to be said of how its bytes were read. */
interface DecodedText {
  readonly text: string
  readonly note?: string
}

/** Reads a text of JSON. Phones read UTF-8 alone; others are understood here, and said. Line ends become those of editors. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0)
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0)
  if (bytes.length > 1 && (isLittle || isBig)) {
    const text = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(bytes)
    return { text: unixLines(text), note: 'pass.json was in UTF-16, which Wallet does not read; here it is in UTF-8.' }
  }
  try {
    return { text: unixLines(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    return {
      text: unixLines(text),
      note: 'pass.json was not in UTF-8, and its accents are a guess. Look through the texts before you issue it.',
    }
  }
}

function unixLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}
