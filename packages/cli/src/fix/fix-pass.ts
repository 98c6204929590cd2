import { applyFix, type FixedPass, type Inspection, isRefusal } from '@billfold/pkpass'
import { describeFindings } from '../describe-findings.ts'
import { paintFor } from '../paint.ts'
import { type SigningOptions, signPass } from '../signing/sign-pass.ts'
import { hasIdentity } from '../signing/signing-identity.ts'
import { passPartsOf } from '../source/pass-parts.ts'
import { RefusedError, type Terminal, UsageError } from '../terminal.ts'
import { writeOutputFile, writeOutputFolder } from '../write-output.ts'

export interface FixOptions extends SigningOptions {
  readonly output: string
  readonly force?: true
}

/** Made anew by whoever signs. */
const SIGNED_ANEW = ['pass.json', 'manifest.json', 'signature']

/**
 * Mends what can be mended by rule, and writes the pass: signed, when an identity is at hand, and else as a folder to be signed.
 *
 * @returns What was done, and what is left for a person, in words.
 * @throws UsageError, RefusedError
 */
export async function fixPass(
  name: string,
  { content, files, findings }: Inspection,
  options: FixOptions,
  terminal: Terminal,
): Promise<string> {
  if (typeof content !== 'object' || content === null) {
    throw new RefusedError(`${name} has no pass.json that could be understood, so there is nothing to mend`, {
      findings: findings.filter(isRefusal),
    })
  }
  const others = new Map([...files].filter(([path]) => !SIGNED_ANEW.includes(path)))
  const fixed = applyFix({ content, files: others }, { now: new Date() })
  const written = new Map([
    ['pass.json', new TextEncoder().encode(`${JSON.stringify(fixed.content, null, 2)}\n`)],
    ...fixed.files,
  ])
  const isFile = options.output.toLowerCase().endsWith('.pkpass')
  if (isFile && !hasIdentity(options, terminal)) {
    throw new UsageError(
      `${options.output} would have to be signed. Give an identity (--certificate, --private-key and --wwdr, or --sandbox), or name a folder`,
    )
  }
  if (isFile) {
    const { bytes } = await signPass(name, passPartsOf(name, written), options, terminal)
    await writeOutputFile(options.output, bytes, options)
  } else {
    await writeOutputFolder(options.output, written, options)
  }
  return describe(fixed, options.output, isFile, terminal)
}

function describe({ fixed, left }: FixedPass, output: string, isSigned: boolean, terminal: Terminal): string {
  const paint = paintFor(terminal.stdout, terminal)
  const next = isSigned ? '' : `Sign it with billfold build ${output} -o FILE.pkpass\n`
  const open = left.filter(({ severity }) => severity !== 'info')
  return [
    `${output}: ${fixed.length === 0 ? 'nothing was there to be mended by rule' : `${fixed.length} mended`}\n`,
    ...fixed.map(
      ({ rule, pointer, file }) =>
        `  ${paint('good', '✓')} ${rule}${(pointer ?? file) ? ` at ${pointer ?? file}` : ''}\n`,
    ),
    ...(open.length > 0 ? [`Left for you:\n${describeFindings(open, paint)}`] : []),
    next,
  ].join('')
}
