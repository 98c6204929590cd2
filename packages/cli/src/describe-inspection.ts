import {
  createLocalize,
  type DisplaySettings,
  type Finding,
  fieldsOf,
  type Inspection,
  isRefusal,
  showValue,
  styleOf,
  type Verdicts,
} from '@billfold/pkpass'
import { paintSeverity, sentence } from './describe-findings.ts'
import { type Paint, printable } from './paint.ts'

const VERDICT_MEANINGS: Readonly<Record<keyof Verdicts, string>> = {
  zip: 'archive can be read whole',
  manifest: 'every file is listed with its digest',
  signature: 'manifest is signed by the certificate’s key',
  identity: 'certificate is for this pass type and team',
  chain: 'certificate leads to a trusted root',
}

const MARKS = { ok: '✓', failed: '✗', unchecked: '–' } as const
const MARK_MEANINGS = { ok: 'good', failed: 'bad', unchecked: 'faint' } as const

const STYLE_NAMES = {
  boardingPass: 'Boarding pass',
  coupon: 'Coupon',
  eventTicket: 'Event ticket',
  generic: 'Generic pass',
  storeCard: 'Store card',
  posterGeneric: 'Poster pass',
} as const

/** Fields shown of a pass: enough to know it again. */
const MAX_SHOWN_FIELDS = 4
const MAX_SHOWN_CHARACTERS = 40

/** Findings under one heading, worst first. */
const GROUPS: readonly { readonly heading: string; readonly has: (finding: Finding) => boolean }[] = [
  { heading: 'Wallet refuses it', has: isRefusal },
  { heading: 'Wrong, though Wallet takes it', has: each => each.severity === 'error' && !isRefusal(each) },
  { heading: 'Doubtful', has: each => each.severity === 'warning' },
  { heading: 'Worth knowing', has: each => each.severity === 'info' },
]

/** The answer to "would Wallet take this?", for a person to read: the verdict first, then what is wrong, worst first. */
export function describeInspection(
  inspection: Inspection,
  file: string,
  paint: Paint,
  settings: DisplaySettings,
): string {
  const { valid, verdicts, findings } = inspection
  const worst = findings.find(isRefusal)
  const lines = [
    valid
      ? paint('strong', `Wallet would accept ${file}.`)
      : paint('strong', `Wallet would refuse ${file}: ${sentence(worst?.message ?? 'it could not be checked')}`),
    '',
    ...describePass(inspection, settings).map(printable),
    ...Object.entries(VERDICT_MEANINGS).map(([name, meaning]) => {
      const verdict = verdictOf(verdicts, name)
      return `  ${paint(MARK_MEANINGS[verdict], MARKS[verdict])} ${name.padEnd(9)}  ${meaning}`
    }),
    ...GROUPS.flatMap(({ heading, has }) => describeGroup(heading, findings.filter(has), paint)),
    ...describeMending(findings, file),
  ]
  return `${lines.join('\n')}\n`
}

function verdictOf(verdicts: Verdicts, name: string): keyof typeof MARKS {
  return new Map(Object.entries(verdicts)).get(name) ?? 'unchecked'
}

function describePass({ pass, signer, signingTime, files }: Inspection, settings: DisplaySettings): string[] {
  if (!pass) return []
  const localize = createLocalize(files, settings.locale)
  const style = styleOf(pass)
  const fields = style ? fieldsOf(style.content) : []
  const shown = fields.slice(0, MAX_SHOWN_FIELDS).map(field => {
    const value = shorten(showValue(field, { localize, settings }))
    return field.label ? `${shorten(localize(field.label))} ${value}` : value
  })
  const barcode = pass.barcodes?.[0] ?? pass.barcode
  const languages = [...files.keys()].flatMap(path => /^([^/]+)\.lproj\/pass\.strings$/.exec(path)?.[1] ?? [])
  return [
    `  ${style ? STYLE_NAMES[style.style] : 'No style'} of ${localize(pass.organizationName)}: ${localize(pass.description)}`,
    `  ${pass.passTypeIdentifier}, serial number ${pass.serialNumber}, team ${pass.teamIdentifier}`,
    ...(shown.length > 0
      ? [
          `  shows ${shown.join(' · ')}${fields.length > shown.length ? ` · and ${fields.length - shown.length} more` : ''}`,
        ]
      : []),
    ...(barcode ? [`  ${barcode.format.replace('PKBarcodeFormat', '')} code of ${shorten(barcode.message)}`] : []),
    `  ${files.size} files${languages.length > 0 ? `, languages ${languages.join(', ')}` : ''}${pass.webServiceURL ? `, updates from ${pass.webServiceURL}` : ', no updates'}`,
    ...(signer
      ? [
          `  signed ${signingTime ? `${day(signingTime)} ` : ''}by ${signer.subject.commonName ?? 'nobody'}, whose certificate is valid until ${day(signer.notAfter)}`,
        ]
      : ['  not signed']),
    ...(pass.expirationDate ? [`  the pass itself expires ${pass.expirationDate}`] : []),
    '',
  ]
}

/** Findings under a heading, each with what the phone does and how it is mended; nothing where there are none. */
export function describeGroup(heading: string, findings: readonly Finding[], paint: Paint): string[] {
  if (findings.length === 0) return []
  return ['', paint('strong', `${heading} (${findings.length})`), ...findings.flatMap(each => describeOne(each, paint))]
}

function describeOne(finding: Finding, paint: Paint): string[] {
  const { rule, severity, message, onThePhone, fix, changes } = finding
  const place = placeOf(finding)
  return [
    '',
    `  ${paintSeverity(severity, paint)} ${rule}${place === '' ? '' : ` at ${printable(place)}`}`,
    `    ${sentence(message)}`,
    `    On the phone: ${sentence(onThePhone)}`,
    `    Fix: ${sentence(fix)}${changes ? ' (--fix does it)' : ''}`,
  ]
}

/** File, line and column as editors open them, and the pointer. */
function placeOf({ file, pointer, line, column }: Finding): string {
  const name = file ?? (pointer === undefined ? '' : 'pass.json')
  const position = line === undefined ? '' : `:${line}:${column ?? 1}`
  return [`${name}${position}`, pointer ?? ''].filter(part => part !== '').join(' ')
}

function describeMending(findings: readonly Finding[], file: string): string[] {
  const count = findings.filter(({ changes }) => changes).length
  if (count === 0) return []
  const them = count === 1 ? 'One of these' : `${count} of these`
  return ['', `${them} can be mended for you: billfold inspect ${file} --fix -o FIXED`]
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > MAX_SHOWN_CHARACTERS ? `${line.slice(0, MAX_SHOWN_CHARACTERS)}…` : line
}

function day(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
