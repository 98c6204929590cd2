import { Command } from 'commander'
import { openNamedInstallation } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

/** `billfold secret rotate`: another key for what is stored sealed. */
export function secretCommand(terminal: Terminal): Command {
  const rotate = new Command('rotate')
    .description('Seal every stored private key anew, with a new key')
    .addHelpText(
      'after',
      `
The key is in secret.key beside the database, or in BILLFOLD_SECRET_FILE: a new one takes its place. Servers go on.
With BILLFOLD_SECRET, put the present key into BILLFOLD_SECRET_PREVIOUS and a new one (openssl rand -base64 32)
into BILLFOLD_SECRET, start the servers anew with both, then run this; BILLFOLD_SECRET_PREVIOUS can go afterwards.

Stopped in the middle it leaves everything readable, and goes on when it is run again.`,
    )
    .action(async () => {
      await using installation = await openNamedInstallation(terminal)
      const count = await installation.rotateSecret()
      terminal.stdout.write(`${count} private ${count === 1 ? 'key is' : 'keys are'} sealed with the new key\n`)
    })
  return new Command('secret').description('Manage the key that private keys are sealed with').addCommand(rotate)
}
