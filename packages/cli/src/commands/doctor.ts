import { parseConfig, systemClock, systemRandom } from '@billfold/server'
import { Command } from 'commander'
import { describeReport } from '../doctor/describe-report.ts'
import type { ApnsAddress, ExaminationOptions } from '../doctor/examination.ts'
import { examineService } from '../doctor/examine.ts'
import { type InstalledPass, readInstalledPass } from '../doctor/known-pass.ts'
import { parseServiceAddress, parseWebAddress } from '../doctor/service-address.ts'
import { systemNetwork } from '../doctor/system-network.ts'
import { paintFor } from '../paint.ts'
import { readBytes, readText } from '../read-file.ts'
import { readTrust } from '../read-trust.ts'
import { EXIT, type ExitCode, type Terminal, UsageError } from '../terminal.ts'

interface DoctorOptions {
  readonly url?: string
  readonly pass?: string
  readonly type?: string
  readonly serial?: string
  readonly token?: string
  readonly link?: string
  readonly register?: true
  readonly apns?: true
  readonly ca?: string
  readonly trust?: string
  readonly json?: true
}

/** `billfold doctor`: would phones get their updates from here? */
export function doctorCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description(
      'Look at a web service for passes from outside, as a phone does, and say what to mend; ours or any other',
    )
    .option('--url <url>', 'base address of the web service (default: that in the pass, or BILLFOLD_PUBLIC_URL)')
    .option('--pass <file>', 'an issued .pkpass, whose updates are asked for')
    .option('--type <id>', 'in place of --pass: its pass type identifier')
    .option('--serial <number>', 'in place of --pass: its serial number')
    .option('--token <token>', 'in place of --pass: its authentication token')
    .option('--link <url>', 'address at which a holder downloads a pass')
    .option('--register', 'register devices that nobody has, and unregister them again: this writes')
    .option('--apns', 'also see whether APNs is reached from here (BILLFOLD_APNS_URL); nothing is pushed')
    .option('--ca <file>', 'trust this authority (.pem) of a TLS certificate too, as test phones may')
    .option('--trust <dir>', 'trust the certificates (.pem) in this folder for passes, in place of Apple’s')
    .option('--json', 'print the checks and findings as JSON')
    .addHelpText(
      'after',
      `
Contacted are the web service, the download of --link and, with --apns, APNs: no address that stands in a pass but its
webServiceURL, and that only without --url. Redirects are told, never followed. The token of the pass goes to the web
service alone, and only over a connection that a phone would trust. One line is written to the service's log; with
--register, two made-up devices come and go, and a service may try to push to them in between.

Exit code: 0 when no check failed, 1 when one did, 2 when the command was called wrongly. Skipped checks say why.

Examples:
  billfold doctor --url https://passes.example.com
  billfold doctor --pass Coffee.pkpass --register
  billfold doctor --pass Coffee.pkpass --link https://passes.example.com/p/4711/apple.pkpass --apns --json`,
    )
    .action(async (options: DoctorOptions) => {
      const clock = terminal.clock ?? systemClock
      const trust = await readTrust(options.trust)
      const pass = await readPass(options, { trust, now: clock.now() })
      const url = options.url ?? pass?.webServiceURL ?? terminal.environment.BILLFOLD_PUBLIC_URL
      if (url === undefined) throw new UsageError('Which service? Give --url, or --pass with a pass of it')
      const authorityPem =
        options.ca === undefined ? undefined : await readText(options.ca, 'the authority of the TLS certificate')
      const report = await examineService({
        service: parseServiceAddress(url),
        pass,
        mayRegister: options.register === true,
        link: options.link === undefined ? undefined : parseWebAddress(options.link, 'the address of a download'),
        apns: options.apns && (await readApnsAddress(terminal)),
        trust,
        network: systemNetwork({ authorityPem }),
        clock,
        random: systemRandom,
      })
      const paint = paintFor(terminal.stdout, terminal)
      terminal.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : describeReport(report, paint))
      finish(report.healthy ? EXIT.ok : EXIT.failed)
    })
}

type GivenPass = Omit<InstalledPass, 'webServiceURL'> & Partial<Pick<InstalledPass, 'webServiceURL'>>

async function readPass(
  { pass, type, serial, token }: DoctorOptions,
  options: Pick<ExaminationOptions, 'trust'> & { readonly now: Date },
): Promise<GivenPass | undefined> {
  const parts = [type, serial, token].filter(part => part !== undefined)
  if (pass !== undefined) {
    if (parts.length > 0)
      throw new UsageError('--pass says what --type, --serial and --token would: give one or the others')
    return readInstalledPass(pass, await readBytes(pass, 'the pass'), options)
  }
  if (parts.length === 0) return undefined
  if (type === undefined || serial === undefined || token === undefined)
    throw new UsageError('--type, --serial and --token name a pass together: give all three, or --pass')
  return { passTypeIdentifier: type, serialNumber: serial, authenticationToken: token }
}

/** Where the server of this environment pushes to; its other settings need not be here. */
async function readApnsAddress({ environment }: Terminal): Promise<ApnsAddress> {
  const { BILLFOLD_APNS_URL, BILLFOLD_APNS_CA } = environment
  const { apnsUrl, apnsAuthorityFile } = parseConfig({
    BILLFOLD_PUBLIC_URL: 'https://localhost',
    BILLFOLD_APNS_URL,
    BILLFOLD_APNS_CA,
  })
  return {
    url: new URL(apnsUrl),
    authorityPem:
      apnsAuthorityFile === undefined
        ? undefined
        : await readText(apnsAuthorityFile, "the authority of APNs' certificate (BILLFOLD_APNS_CA)"),
  }
}
