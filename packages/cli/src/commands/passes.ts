import {
  openStorage,
  parseDatabaseUrl,
  type ShownPass,
  showPass,
  systemClock,
  type TimelineEntry,
} from '@billfold/server'
import { Command } from 'commander'
import { type Paint, paintFor, printable } from '../paint.ts'
import { RefusedError, type Terminal } from '../terminal.ts'

/** `billfold passes show`: what happened to a pass, told from the database. */
export function passesCommand(terminal: Terminal): Command {
  const show = new Command('show')
    .description('Tell what happened to a pass: who holds it, what was pushed, who fetched it, who complained')
    .argument('<serial>', 'serial number of the pass')
    .option('--json', 'as JSON, for programs')
    .addHelpText('after', '\nThe database is the one DATABASE_URL names.')
    .action(async (serialNumber: string, { json }: { readonly json?: true }) => {
      const { clock = systemClock, environment, stdout } = terminal
      const storage = await openStorage(parseDatabaseUrl(environment))
      try {
        const pass = await showPass(storage, serialNumber, clock.now())
        if (!pass) throw new RefusedError(`There is no pass with serial number ${printable(serialNumber)} here`)
        stdout.write(json ? `${JSON.stringify(pass, null, 2)}\n` : describePass(pass, paintFor(stdout, terminal)))
      } finally {
        await storage.close()
      }
    })
  return new Command('passes').description('Look at issued passes').addCommand(show)
}

function describePass(pass: ShownPass, paint: Paint): string {
  const { serialNumber, passTypeIdentifier, messagesToday, devices, timeline } = pass
  const holders = devices.map(device => {
    const isSilent = device.unansweredPushes > 0
    return `  ${paint(isSilent ? 'doubtful' : 'good', printable(device.sentence))}\n`
  })
  return [
    `${paint('strong', printable(serialNumber))} of ${passTypeIdentifier}\n`,
    `  ${messagesToday} visible ${messagesToday === 1 ? 'message' : 'messages'} within 24 hours\n`,
    holders.length > 0 ? '\n' : '\n  No device is registered: none has it, or automatic updates are switched off\n',
    ...holders,
    '\n',
    ...timeline.map(entry => `  ${paint('faint', timeOf(entry))}  ${describeEntry(entry, paint)}\n`),
  ].join('')
}

function describeEntry(entry: TimelineEntry, paint: Paint): string {
  const { kind, status = 200, sentence } = entry
  const isBad = kind === 'complained' || (kind === 'pushed' && status !== 200)
  const text = printable(sentence.replaceAll('\n', ' '))
  if (isBad) return paint('bad', text)
  return kind === 'not-fetched' ? paint('doubtful', text) : text
}

/** `2026-03-01 12:00:00.250Z` */
function timeOf({ at }: TimelineEntry): string {
  return at.toISOString().replace('T', ' ')
}
