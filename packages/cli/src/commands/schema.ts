import { createRequire } from 'node:module'
import { Command } from 'commander'
import { readText } from '../read-file.ts'
import type { Terminal } from '../terminal.ts'

/** `billfold schema`: what may stand in a pass, for editors and validators. */
export function schemaCommand(terminal: Terminal): Command {
  return new Command('schema')
    .description('Print the JSON Schema of pass.json, for editors and validators')
    .option('--personalization', 'of personalization.json instead')
    .addHelpText(
      'after',
      `
Example:
  billfold schema > pass.schema.json

An editor then completes and explains every key; in VS Code with these settings:
  "json.schemas": [{ "fileMatch": ["*.pass/pass.json"], "url": "./pass.schema.json" }]`,
    )
    .action(async ({ personalization }: { readonly personalization?: true }) => {
      const name = personalization ? 'personalization' : 'pass'
      // Printed as it is published, byte for byte: it is also what the address in its $id leads to.
      const file = createRequire(import.meta.url).resolve(`@billfold/pkpass/${name}.schema.json`)
      terminal.stdout.write(await readText(file, 'the schema'))
    })
}
