import { basename, extname } from 'node:path'
import { bundlePasses, type PassFile, readTemplate, writeTemplate, writeTemplateFolder } from '@billfold/pkpass'
import { describeFindings } from '../describe-findings.ts'
import { paintFor } from '../paint.ts'
import { type SigningOptions, signPass } from '../signing/sign-pass.ts'
import { type PassParts, passPartsOf } from '../source/pass-parts.ts'
import { readSource, type Source } from '../source/read-source.ts'
import { type Terminal, UsageError } from '../terminal.ts'
import { addOutputFiles, refuseExisting, refuseOccupied, writeOutputFile, writeOutputFolder } from '../write-output.ts'

export interface ConvertOptions extends SigningOptions {
  readonly zip?: true
  readonly force?: true
}

/** One way to write what was read; the answer is what to tell about it. */
type Writer = (
  sources: readonly NamedSource[],
  destination: string,
  options: ConvertOptions,
  terminal: Terminal,
) => Promise<string>

interface NamedSource {
  readonly path: string
  readonly source: Source
}
type PassSource = Extract<Source, { kind: 'pass' }>

const WRITERS: Readonly<Record<string, Writer>> = {
  '.pkpass': writePass,
  '.pkpasstemplate': writeTemplateTo,
  '.pkpasses': writePasses,
}

/**
 * Reads passes and writes them in the form that the destination's ending names.
 *
 * @returns A line to be printed.
 * @throws UsageError, RefusedError, and the errors of what is read and signed
 */
export async function convert(
  paths: readonly string[],
  destination: string,
  options: ConvertOptions,
  terminal: Terminal,
): Promise<string> {
  const ending = extname(destination).toLowerCase()
  if (ending === '.zip') {
    throw new UsageError(`${destination} does not say what to make. End it in .pkpass, .pkpasstemplate or .pkpasses`)
  }
  if (options.zip && ending !== '.pkpasstemplate') throw new UsageError('--zip is for a destination in .pkpasstemplate')
  if (paths.length > 1 && ending !== '.pkpasses') {
    throw new UsageError(`Several passes fit into a .pkpasses only, found the destination ${destination}`)
  }
  const sources = await Promise.all(paths.map(async path => ({ path, source: await readSource(path) })))
  return (WRITERS[ending] ?? writeFolder)(sources, destination, options, terminal)
}

async function writePass(
  sources: readonly NamedSource[],
  destination: string,
  options: ConvertOptions,
  terminal: Terminal,
): Promise<string> {
  await refuseExisting(destination, options)
  const { path, source } = onlyPass(sources)
  const { bytes, passTypeIdentifier, serialNumber } = await signPass(
    path,
    passPartsOf(path, source.files),
    options,
    terminal,
  )
  await writeOutputFile(destination, bytes, options)
  return `${destination}: ${bytes.length} bytes, ${passTypeIdentifier} ${serialNumber}\n`
}

async function writeFolder(
  sources: readonly NamedSource[],
  destination: string,
  options: ConvertOptions,
  terminal: Terminal,
): Promise<string> {
  const [only] = sources
  if (only?.source.kind === 'passes') {
    const files = new Map(only.source.passes.map(({ name, bytes }) => [name, bytes]))
    await addOutputFiles(destination, files, options)
    return `${destination}: ${[...files.keys()].join(', ')}\n`
  }
  await refuseOccupied(destination, options)
  const { path, source } = onlyPass(sources)
  const parts = passPartsOf(path, source.files)
  tellLeftOut(parts, terminal)
  const files = new Map([['pass.json', passJson(source, parts)], ...Object.entries(parts.files)])
  await writeOutputFolder(destination, files, options)
  return `${destination}: pass.json and ${files.size - 1} more files\n`
}

async function writeTemplateTo(
  sources: readonly NamedSource[],
  destination: string,
  options: ConvertOptions,
  terminal: Terminal,
): Promise<string> {
  await (options.zip ? refuseExisting : refuseOccupied)(destination, options)
  const { path, source } = onlyPass(sources)
  const template = templateOf(path, source, terminal)
  if (options.zip) await writeOutputFile(destination, writeTemplate(template), options)
  else await writeOutputFolder(destination, writeTemplateFolder(template), options)
  return `${destination}: a template with ${Object.keys(template.files).length} files beside pass.json\n`
}

async function writePasses(
  sources: readonly NamedSource[],
  destination: string,
  options: ConvertOptions,
  terminal: Terminal,
): Promise<string> {
  await refuseExisting(destination, options)
  const passes: PassFile[] = []
  for (const { path, source } of sources) {
    if (source.kind === 'passes') passes.push(...source.passes)
    else {
      const { bytes } = source.signed
        ? { bytes: source.signed }
        : await signPass(path, passPartsOf(path, source.files), options, terminal)
      passes.push({ name: `${basename(path, extname(path))}.pkpass`, bytes })
    }
  }
  const bytes = bundlePasses(passes)
  await writeOutputFile(destination, bytes, options)
  return `${destination}: ${bytes.length} bytes, ${passes.length} ${passes.length === 1 ? 'pass' : 'passes'}\n`
}

function onlyPass(sources: readonly NamedSource[]): { readonly path: string; readonly source: PassSource } {
  const [only] = sources
  if (only?.source.kind === 'pass') return { path: only.path, source: only.source }
  const path = only?.path ?? 'The source'
  throw new UsageError(`${path} holds several passes. Convert it to a folder first, which takes them apart`)
}

/** The text as it was, where nothing had to be taken out of it: how a pass is written is its author's choice. */
function passJson({ files }: PassSource, { content }: PassParts): Uint8Array {
  const original = files.get('pass.json')
  const text = JSON.stringify(content)
  const isUnchanged = original && JSON.stringify(JSON.parse(new TextDecoder().decode(original))) === text
  const isReadable = original?.includes(LINE_FEED)
  return isUnchanged && isReadable ? original : new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`)
}

const LINE_FEED = 0x0a

function templateOf(path: string, source: PassSource, terminal: Terminal) {
  if (source.files.has('tooling.json')) return readTemplate(source.files)
  const parts = passPartsOf(path, source.files)
  tellLeftOut(parts, terminal)
  // Pass Designer opens no pass without these; the certificate that signs will have the first two.
  const identity = { formatVersion: 1 as const, passTypeIdentifier: 'pass.', teamIdentifier: '', serialNumber: '' }
  return { content: { ...identity, ...parts.content }, tooling: {}, files: parts.files }
}

function tellLeftOut({ findings }: PassParts, terminal: Terminal): void {
  terminal.stderr.write(describeFindings(findings, paintFor(terminal.stderr, terminal)))
}
