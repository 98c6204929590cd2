import { type ComparedUpdate, comparePasses, type Finding, stoppers } from '@billfold/pkpass'
import { Command } from 'commander'
import { describeFindings } from '../describe-findings.ts'
import { type DeviceOptions, deviceSettings } from '../device-settings.ts'
import { type Paint, paintFor, printable } from '../paint.ts'
import { readVersions } from '../source/compared-pass.ts'
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts'

interface DiffOptions extends DeviceOptions {
  readonly json?: true
}

/** `billfold diff OLD NEW`: what an update changes on the device. */
export function diffCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('diff')
    .description(
      'Say what an update changes on a device: what reads differently, which banner appears, what would go wrong',
    )
    .argument('<old>', 'the pass that devices have: a .pkpass or the folder of a pass')
    .argument('<new>', 'the pass they get')
    .option('--json', 'print differences, banner and findings as JSON')
    .option('--locale <tag>', 'language of the device', 'en')
    .option('--time-zone <zone>', 'time zone of the device (default: that of this machine)')
    .addHelpText(
      'after',
      `
Exit code: 0 when the update goes through, 1 when it would go wrong.

Example:
  billfold diff Coffee-1.pkpass Coffee-2.pkpass`,
    )
    .action(async (before: string, after: string, options: DiffOptions) => {
      const versions = await readVersions(before, after)
      const update = comparePasses(versions.before, versions.after, deviceSettings(options, new Date()))
      const paint = paintFor(terminal.stdout, terminal)
      terminal.stdout.write(options.json ? `${JSON.stringify(update, null, 2)}\n` : describeUpdate(update, paint))
      finish(stoppers(update.findings, 'strict').length > 0 ? EXIT.failed : EXIT.ok)
    })
}

function describeUpdate({ differences, banner, findings }: ComparedUpdate, paint: Paint): string {
  const lines = [
    paint('strong', differences.length === 0 ? 'Nothing changes.' : 'What changes:'),
    ...differences.map(({ place, label, before, after }) =>
      printable(
        `  ${label === undefined ? place : `${label} (${place})`}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`,
      ),
    ),
    '',
    paint('strong', 'On the Lock Screen:'),
    printable(banner.kind === 'silent' ? '  nothing' : `  ${banner.organizationName}: ${banner.text}`),
    '',
  ]
  return `${lines.join('\n')}${describeRules(findings, paint)}`
}

function describeRules(findings: readonly Finding[], paint: Paint): string {
  return findings.length === 0 ? '' : `${paint('strong', 'To know:')}\n${describeFindings(findings, paint)}`
}
