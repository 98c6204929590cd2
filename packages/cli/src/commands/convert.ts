import { Command } from 'commander'
import type { ConvertOptions } from '../convert/convert.ts'
import { convert } from '../convert/convert.ts'
import { addSigningOptions } from '../signing/sign-pass.ts'
import { type Terminal, UsageError } from '../terminal.ts'

/** `billfold convert SRC DST`: the same pass in another container. */
export function convertCommand(terminal: Terminal): Command {
  const command = new Command('convert')
    .description('Turn a pass into another form: folder, .pkpass, .pkpasstemplate, .pkpasses')
    .usage('[options] <source...> <destination>')
    .argument('<paths...>', 'one or more sources, then the destination, whose ending says what is made')
    .option('--zip', 'write a .pkpasstemplate as one file in place of a folder')
    .option('--force', 'replace what is there already')
  return addSigningOptions(command)
    .addHelpText(
      'after',
      `
Destinations:
  .pkpass           signed: name an identity, or give --sandbox
  .pkpasstemplate   a template for Pass Designer, without signature
  .pkpasses         up to 10 passes in one file; those that are signed stay as they are, others are signed
  anything else     a folder: the source of a pass, without manifest and signature; of a .pkpasses, its .pkpass files

Examples:
  billfold convert Coffee.pkpass Coffee.pass
  billfold convert Coffee.pass Coffee.pkpasstemplate
  billfold convert Outbound.pkpass Return.pkpass Trip.pkpasses
  billfold convert Trip.pkpasses trip/`,
    )
    .action(async (paths: readonly string[], options: ConvertOptions) => {
      const destination = paths.at(-1)
      const sources = paths.slice(0, -1)
      if (destination === undefined || sources.length === 0) {
        throw new UsageError('Convert into what? Give one or more sources and then the destination')
      }
      terminal.stdout.write(await convert(sources, destination, options, terminal))
    })
}
