import { Command } from 'commander'
import { addSigningOptions, type SigningOptions, signPass } from '../signing/sign-pass.ts'
import { passPartsOf } from '../source/pass-parts.ts'
import { readSource } from '../source/read-source.ts'
import { type Terminal, UsageError } from '../terminal.ts'
import { refuseExisting, writeOutputFile } from '../write-output.ts'

interface SignOptions extends SigningOptions {
  readonly output: string
  readonly force?: true
}

/** `billfold sign PATH -o FILE`: whatever holds a pass, signed or not, becomes a pass signed by you. */
export function signCommand(terminal: Terminal): Command {
  const command = new Command('sign')
    .description('Sign a pass that exists: a folder, an unsigned .pkpass or .zip, or a .pkpass signed by somebody else')
    .argument('<path>', 'the folder or archive; it is not changed')
    .requiredOption('-o, --output <file>', 'where to write the .pkpass')
    .option('--force', 'replace a file that is there already')
  return addSigningOptions(command)
    .addHelpText(
      'after',
      `
Manifest and signature are made anew; every other file stays as it is.

Examples:
  billfold sign unsigned.zip -o Coffee.pkpass --sandbox
  billfold sign Coffee.pkpass -o Renewed.pkpass --certificate pass.pem --private-key key.pem --wwdr wwdr.pem`,
    )
    .action(async (path: string, options: SignOptions) => {
      await refuseExisting(options.output, options)
      const source = await readSource(path)
      if (source.kind === 'passes') {
        throw new UsageError(`${path} holds ${source.passes.length} passes. Unpack it with billfold convert first`)
      }
      const pass = await signPass(path, passPartsOf(path, source.files), options, terminal)
      await writeOutputFile(options.output, pass.bytes, options)
      terminal.stdout.write(
        `${options.output}: ${pass.bytes.length} bytes, ${pass.passTypeIdentifier} ${pass.serialNumber}\n`,
      )
    })
}
