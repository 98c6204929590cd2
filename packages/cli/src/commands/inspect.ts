import { type Inspection, inspectPass, stoppers } from '@billfold/pkpass'
import { Command } from 'commander'
import { describeInspection } from '../describe-inspection.ts'
import { fixPass } from '../fix/fix-pass.ts'
import { paintFor } from '../paint.ts'
import { readBytes, readInput } from '../read-file.ts'
import { readTrust } from '../read-trust.ts'
import { addSigningOptions, type SigningOptions } from '../signing/sign-pass.ts'
import { EXIT, type ExitCode, type Terminal, UsageError } from '../terminal.ts'

interface InspectOptions extends SigningOptions {
  readonly json?: true
  readonly trust?: string
  readonly fix?: true
  readonly output?: string
  readonly force?: true
}

/** Stands for what is piped into the command. */
const STANDARD_INPUT = '-'

/** `billfold inspect FILE`: would Wallet accept it, and if not, why. */
export function inspectCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const command = new Command('inspect')
    .description('Explain a .pkpass: what it is, whether Wallet would accept it, and what to mend')
    .argument('<file>', 'the .pkpass; - is standard input')
    .option('--json', 'print the verdicts and findings as JSON')
    .option('--trust <dir>', 'trust the certificates (.pem) in this folder in place of Apple’s')
    .option('--fix', 'mend what can be mended without changing what the pass means')
    .option('-o, --output <path>', 'with --fix: a .pkpass to sign, or a folder for the source of the pass')
    .option('--force', 'with --fix: replace what is there already')
  return addSigningOptions(command)
    .addHelpText(
      'after',
      `
Exit code: 0 when Wallet would accept the file (with --strict: when it has no error), 1 when not, 2 when the command was called
wrongly. With --fix, 0 when the mended pass is written.

Examples:
  billfold inspect Coffee.pkpass --trust billfold-data/trust
  curl -s https://example.com/pass.pkpass | billfold inspect - --json
  billfold inspect Coffee.pkpass --fix -o Coffee.pass
  billfold inspect Coffee.pkpass --fix -o Fixed.pkpass --sandbox`,
    )
    .action(async (file: string, options: InspectOptions) => {
      const { output } = options
      if (options.fix && output === undefined) throw new UsageError('Where to? Give -o with a .pkpass or a folder')
      if (!options.fix && output !== undefined) throw new UsageError('Only a mended pass is written: give --fix too')
      const trust = await readTrust(options.trust)
      const isPiped = file === STANDARD_INPUT
      const bytes = isPiped ? await readInput(terminal.stdin) : await readBytes(file, 'the pass')
      const now = new Date()
      const inspection = inspectPass(bytes, { trust, now })
      const name = isPiped ? 'the pass' : file
      if (output !== undefined) {
        terminal.stdout.write(await fixPass(name, inspection, { ...options, output }, terminal))
        return
      }
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
      const settings = { locale: 'en', timeZone, now }
      terminal.stdout.write(
        options.json
          ? formatJson(inspection)
          : describeInspection(inspection, name, paintFor(terminal.stdout, terminal), settings),
      )
      const stops = stoppers(inspection.findings, options.strict ? 'strict' : 'default')
      finish(inspection.valid && stops.length === 0 ? EXIT.ok : EXIT.failed)
    })
}

function formatJson({ valid, verdicts, findings }: Inspection): string {
  const inBase64 = (_key: string, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
  return `${JSON.stringify({ valid, verdicts, findings }, inBase64, 2)}\n`
}
