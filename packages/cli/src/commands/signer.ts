import { createSigner } from '@billfold/pkpass'
import { startSigningProcess } from '@billfold/server'
import { Command } from 'commander'
import { pino } from 'pino'
import { addIdentityFiles } from '../signing/sign-pass.ts'
import { type IdentityFiles, readIdentity } from '../signing/signing-identity.ts'
import type { Terminal } from '../terminal.ts'
import { untilAborted } from '../until-aborted.ts'

interface SignerOptions extends IdentityFiles {
  readonly socket: string
}

/** `billfold signer --socket PATH`: a process that holds a private key and signs passes with it for others. */
export function signerCommand(terminal: Terminal): Command {
  const command = new Command('signer')
    .description('Hold a private key, and sign passes with it for other processes of this user, over a socket')
    .requiredOption(
      '--socket <path>',
      'Unix domain socket to listen on; its folder must be of mode 700, and is made if need be',
    )
  return addIdentityFiles(command)
    .addHelpText(
      'after',
      `
The key never leaves this process, which signs nothing but passes.

Example:
  billfold signer --certificate pass.pem --private-key key.pem --wwdr wwdr.pem --socket /run/billfold/signer.sock
  billfold build Coffee.pass -o Coffee.pkpass --signer-socket /run/billfold/signer.sock`,
    )
    .action(async ({ socket: socketPath, ...files }: SignerOptions) => {
      const signer = createSigner(await readIdentity(files, terminal))
      const logger = pino({ level: 'info' }, { write: line => terminal.stdout.write(line) })
      const stop = new AbortController()
      terminal.interrupted(stop)
      const signingProcess = await startSigningProcess({ signer, socketPath, logger })
      logger.info({ socketPath, passTypeIdentifier: signer.passTypeIdentifier }, 'listening')
      await untilAborted(stop.signal)
      logger.info('stopping')
      await signingProcess.close()
    })
}
