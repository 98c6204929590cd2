import { createApiKey, openStorage, parseDatabaseUrl, systemClock, systemRandom } from '@billfold/server'
import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'

/** `billfold keys create`: the key a program calls the API with. */
export function keysCommand(terminal: Terminal): Command {
  const create = new Command('create')
    .description('Make an API key and print it: it is stored only as a digest and never shown again')
    .option('--name <name>', 'what the key is for', 'default')
    .addHelpText('after', '\nThe database is the one DATABASE_URL names.')
    .action(async ({ name }: { readonly name: string }) => {
      const storage = await openStorage(parseDatabaseUrl(terminal.environment))
      try {
        const apiKey = await createApiKey('live', name, { storage, clock: systemClock, random: systemRandom })
        terminal.stdout.write(`${apiKey}\n`)
      } finally {
        await storage.close()
      }
    })
  return new Command('keys').description('Manage API keys').addCommand(create)
}
