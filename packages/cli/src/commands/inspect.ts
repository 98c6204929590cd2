import { join } from 'node:path'
import {
  APPLE_TRUST_ANCHORS,
  type Inspection,
  inspectPass,
  type TrustAnchors,
  trustCertificates,
} from '@billfold/pkpass'
import { Command } from 'commander'
import { describeInspection } from '../describe-inspection.ts'
import { paintFor } from '../paint.ts'
import { listFiles, readBytes, readInput, readText } from '../read-file.ts'
import { EXIT, type ExitCode, type Terminal, UsageError } from '../terminal.ts'

interface InspectOptions {
  readonly json?: true
  readonly trust?: string
}

/** Stands for what is piped into the command. */
const STANDARD_INPUT = '-'

/** `billfold inspect FILE`: would Wallet accept it, and if not, why. */
export function inspectCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('inspect')
    .description('Explain a .pkpass: what it is, whether Wallet would accept it, and what to mend')
    .argument('<file>', 'the .pkpass; - is standard input')
    .option('--json', 'print the verdicts and findings as JSON')
    .option('--trust <dir>', 'trust the certificates (.pem) in this folder in place of Apple’s')
    .addHelpText(
      'after',
      `
Exit code: 0 when Wallet would accept the file, 1 when not, 2 when the command was called wrongly.

Examples:
  billfold inspect Coffee.pkpass --trust billfold-data/trust
  curl -s https://example.com/pass.pkpass | billfold inspect - --json`,
    )
    .action(async (file: string, options: InspectOptions) => {
      const trust = options.trust === undefined ? APPLE_TRUST_ANCHORS : await readTrust(options.trust)
      const isPiped = file === STANDARD_INPUT
      const bytes = isPiped ? await readInput(terminal.stdin) : await readBytes(file, 'the pass')
      const inspection = inspectPass(bytes, { trust, now: new Date() })
      const described = options.json
        ? formatJson(inspection)
        : describeInspection(inspection, isPiped ? 'the pass' : file, paintFor(terminal.stdout, terminal))
      terminal.stdout.write(described)
      finish(inspection.valid ? EXIT.ok : EXIT.failed)
    })
}

function formatJson({ valid, verdicts, findings }: Inspection): string {
  return `${JSON.stringify({ valid, verdicts, findings }, null, 2)}\n`
}

/** Trusts every certificate in the folder's .pem files; keys that lie beside them are passed over. */
async function readTrust(folder: string): Promise<TrustAnchors> {
  const names = (await listFiles(folder, 'the folder of trusted certificates')).filter(name => name.endsWith('.pem'))
  const texts = await Promise.all(names.map(name => readText(join(folder, name), 'the certificate')))
  const pems = texts.filter(text => text.includes('-----BEGIN CERTIFICATE-----'))
  if (pems.length === 0)
    throw new UsageError(`There is no certificate in the .pem files of ${folder}: nothing would be trusted`)
  return trustCertificates(pems)
}
