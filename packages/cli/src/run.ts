import { Command, CommanderError } from 'commander'
import { buildCommand } from './commands/build.ts'
import { certsCommand } from './commands/certs.ts'
import { convertCommand } from './commands/convert.ts'
import { devCommand } from './commands/dev.ts'
import { diffCommand } from './commands/diff.ts'
import { doctorCommand } from './commands/doctor.ts'
import { initCommand } from './commands/init.ts'
import { inspectCommand } from './commands/inspect.ts'
import { keysCommand } from './commands/keys.ts'
import { passesCommand } from './commands/passes.ts'
import { previewCommand } from './commands/preview.ts'
import { projectsCommand } from './commands/projects.ts'
import { schemaCommand } from './commands/schema.ts'
import { secretCommand } from './commands/secret.ts'
import { serveCommand } from './commands/serve.ts'
import { signCommand } from './commands/sign.ts'
import { signerCommand } from './commands/signer.ts'
import { describeError } from './describe-error.ts'
import { describeFindings } from './describe-findings.ts'
import { paintFor, printable } from './paint.ts'
import { EXIT, type ExitCode, RefusedError, type Terminal, UsageError } from './terminal.ts'
import { version } from './version.ts'

/** Runs one command line; the answer is the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok
  const finish = (code: ExitCode) => {
    exitCode = code
  }
  const program = new Command('billfold')
    .description('Apple Wallet passes on your own machine: one call issues a pass, one more updates it everywhere')
    .version(version)
  const commands = [
    devCommand,
    serveCommand,
    initCommand,
    buildCommand,
    signCommand,
    convertCommand,
    inspectCommand,
    diffCommand,
    previewCommand,
    doctorCommand,
    schemaCommand,
    keysCommand,
    projectsCommand,
    passesCommand,
    certsCommand,
    secretCommand,
    signerCommand,
  ]
  for (const command of commands) program.addCommand(command(terminal, finish))
  prepare(program, terminal)

  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    const findings = error instanceof RefusedError ? error.findings : []
    terminal.stderr.write(describeFindings(findings, paintFor(terminal.stderr, terminal)))
    terminal.stderr.write(`billfold: ${printable(describeError(error))}\n`)
    return error instanceof UsageError ? EXIT.usage : EXIT.failed
  }
}

/** Errors and output of the parser go where ours go, for the program and every command below it. */
function prepare(command: Command, terminal: Terminal): void {
  command
    .exitOverride()
    .showHelpAfterError(`See billfold ${command.parent ? `${command.name()} ` : ''}--help`)
    .configureOutput({
      writeOut: text => terminal.stdout.write(text),
      writeErr: text => terminal.stderr.write(text),
    })
  for (const child of command.commands) prepare(child, terminal)
}
