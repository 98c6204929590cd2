import { Command } from 'commander'
import { addSigningOptions, type SigningOptions, signPass } from '../signing/sign-pass.ts'
import { passPartsOf } from '../source/pass-parts.ts'
import { readFolder } from '../source/read-folder.ts'
import type { Terminal } from '../terminal.ts'
import { writeOutputFile } from '../write-output.ts'

interface BuildOptions extends SigningOptions {
  readonly output: string
}

/** `billfold build DIR -o FILE`: a folder with `pass.json` and images becomes a signed pass. */
export function buildCommand(terminal: Terminal): Command {
  const command = new Command('build')
    .description('Build and sign a .pkpass from a folder with pass.json and images')
    .argument('<dir>', 'the folder')
    .requiredOption('-o, --output <file>', 'where to write the .pkpass; an earlier one is replaced')
  return addSigningOptions(command)
    .addHelpText('after', '\nExample:\n  billfold build Coffee.pass -o Coffee.pkpass --sandbox')
    .action(async (folder: string, options: BuildOptions) => {
      const parts = passPartsOf(folder, await readFolder(folder))
      const pass = await signPass(folder, parts, options, terminal)
      await writeOutputFile(options.output, pass.bytes, { force: true })
      terminal.stdout.write(
        `${options.output}: ${pass.bytes.length} bytes, ${pass.passTypeIdentifier} ${pass.serialNumber}\n`,
      )
    })
}
