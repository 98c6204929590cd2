import { isLanguageTag } from '@billfold/pkpass/display'
import { CLASSIC_STYLES, IMAGE_SLOTS } from '@billfold/pkpass/schema'
import { formatPass, type PassDocument } from '../document/pass-document.ts'
import { valueAt } from '../document/pointer.ts'

/** Keys that the server, or the certificate that signs, gives each pass. */
const GIVEN = [
  'formatVersion',
  'passTypeIdentifier',
  'teamIdentifier',
  'serialNumber',
  'authenticationToken',
  'webServiceURL',
]

/** `pass.json` as it stands. */
export function asPassJson({ text }: PassDocument): string {
  return text
}

/** A call of the API that issues this pass, for a shell: images and translations included. */
export function asCurl(document: PassDocument): string {
  const body = JSON.stringify(requestOf(document), null, 2)
  return `curl "$BILLFOLD_URL/api/pkpass" \\
  --header "Authorization: Bearer $BILLFOLD_API_KEY" \\
  --header 'Content-Type: application/json' \\
  --output card.pkpass \\
  --data-binary @- <<'PASS'
${body}
PASS
`
}

/** What a call of the API says to issue this pass. */
export function requestOf({ content, images, localizations }: PassDocument) {
  const style = CLASSIC_STYLES.find(each => valueAt(content, `/${each}`) !== undefined)
  const members = typeof content === 'object' && content !== null ? Object.entries(content) : []
  const languages = languagesOf(images, localizations).map(language => {
    const localized = largestImages(images, `${language}.lproj/`)
    const strings = localizations[language]
    return [
      language,
      { ...(strings && { strings }), ...(localized.size > 0 && { images: Object.fromEntries(localized) }) },
    ]
  })
  const largest = largestImages(images)
  return {
    ...(style && { style }),
    ...(largest.size > 0 && { images: Object.fromEntries(largest) }),
    ...(languages.length > 0 && { localizations: Object.fromEntries(languages) }),
    pass: Object.fromEntries(members.filter(([key]) => !GIVEN.includes(key))),
  }
}

/** Languages with texts or with images of their own. */
function languagesOf(images: PassDocument['images'], localizations: PassDocument['localizations']): string[] {
  const folders = [...images.keys()].flatMap(path => /^([^/]+)\.lproj\//.exec(path)?.[1] ?? [])
  return [...new Set([...Object.keys(localizations), ...folders.filter(isLanguageTag)])]
}

/** Of each slot the largest scale, as a data URI; the server makes the others from it. */
function largestImages(images: ReadonlyMap<string, Uint8Array>, folder = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const scale of ['', '@2x', '@3x']) {
    for (const [path, bytes] of images) {
      const name = path.startsWith(folder) ? path.slice(folder.length) : ''
      const slot = new RegExp(`^([A-Za-z]+)${scale}\\.png$`).exec(name)?.[1]
      if (slot !== undefined && Object.hasOwn(IMAGE_SLOTS, slot))
        found.set(slot, `data:image/png;base64,${toBase64(bytes)}`)
    }
  }
  return found
}

/** A program that builds and signs this pass with the library, from the files beside it. */
export function asTypeScript({ content, images, localizations }: PassDocument): string {
  const names = [...images.keys()].filter(path => !path.includes('/'))
  const strings = Object.entries(localizations).map(([language, texts]) => [language, { strings: texts }])
  const hasStrings = strings.length > 0
  return `${importOf('readFile, writeFile', 'node:fs/promises')}
${importOf('buildPass, createSigner, parseIdentity', '@billfold/pkpass')}

const identity = parseIdentity({
  certificate: await readFile('pass.pem', 'utf8'),
  privateKey: await readFile('pass-key.pem', 'utf8'),
  intermediate: await readFile('wwdr.pem', 'utf8'),
})
const names = ${JSON.stringify(names)}
const images = Object.fromEntries(await Promise.all(names.map(async name => [name, await readFile(name)] as const)))
const pass = ${JSON.stringify(content, null, 2)} as const
${hasStrings ? `const localizations = ${JSON.stringify(Object.fromEntries(strings), null, 2)}\n` : ''}const { bytes } = await buildPass(pass, images, {
  signer: createSigner(identity),
  signingTime: new Date(),${hasStrings ? '\n  localizations,' : ''}
})
await writeFile('card.pkpass', bytes)
`
}

function importOf(names: string, from: string): string {
  return `import { ${names} } from '${from}'`
}

/** The text of a `pass.json` somebody pasted, with line ends as editors have them. */
export function fromPasted(text: string): string {
  const unix = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  return unix.includes('\n') ? unix : reformat(unix)
}

/** A pass in one line is laid out; one somebody has laid out stays. */
function reformat(text: string): string {
  try {
    return formatPass(JSON.parse(text))
  } catch {
    return text
  }
}

const CHUNK = 0x2000

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)))
  return btoa(parts.join(''))
}
