import { basename } from 'node:path'
import type { IdentityFacts, ImportedIdentities } from '@billfold/server'
import { Command } from 'commander'
import { describeFindings } from '../describe-findings.ts'
import { openNamedInstallation } from '../installation.ts'
import { type Paint, paintFor, printable } from '../paint.ts'
import { readBytes, readText } from '../read-file.ts'
import { EXIT, type ExitCode, RefusedError, type Terminal } from '../terminal.ts'
import { refuseExisting, writeOutputFile } from '../write-output.ts'

interface CsrOptions {
  readonly commonName: string
  readonly output?: string
  readonly force?: true
}

interface ImportOptions {
  readonly passphraseFile?: string
}

const DATABASE_NOTE = '\nThe database is the one DATABASE_URL names. A server that runs takes over within seconds.'

/** `billfold certs`: get a certificate, bring it, see how long it lasts. */
export function certsCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('certs')
    .description('Manage the identities that passes are signed with')
    .addCommand(csrCommand(terminal))
    .addCommand(importCommand(terminal, finish))
    .addCommand(listCommand(terminal))
}

function csrCommand(terminal: Terminal): Command {
  return new Command('csr')
    .description('Make a key pair here and print the signing request for Apple: the private key never leaves')
    .option(
      '--common-name <name>',
      'what the request is called, for you alone: Apple puts in names of its own',
      'Billfold',
    )
    .option('-o, --output <file>', 'write the request there instead of printing it')
    .option('--force', 'replace a file that is there already')
    .addHelpText(
      'after',
      `
Upload it at developer.apple.com: Certificates, Identifiers & Profiles > Identifiers > Pass Type IDs > your pass
type > Create Certificate. What you download there, pass.cer, is brought with billfold certs import: its private
key is found here.
${DATABASE_NOTE}`,
    )
    .action(async ({ commonName, output, ...options }: CsrOptions) => {
      if (output !== undefined) await refuseExisting(output, options)
      await using installation = await openNamedInstallation(terminal)
      const { request } = await installation.createSigningRequest(commonName)
      if (output === undefined) {
        terminal.stdout.write(request)
        return
      }
      await writeOutputFile(output, new TextEncoder().encode(request), options)
      terminal.stdout.write(`${output}: the signing request for Apple. The private key stays here, sealed\n`)
    })
}

function importCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('import')
    .description('Store a certificate with its key, from any mix of .cer, .pem, .p12, .key and .der files')
    .argument('<files...>', 'whatever you have, in any order')
    .option('--passphrase-file <file>', 'file with the passphrase of what is encrypted (or BILLFOLD_PASSPHRASE)')
    .addHelpText(
      'after',
      `
A key that was made by billfold certs csr need not be given, nor an intermediate that Apple serves. A certificate
of a pass type that is stored already is a renewal: it takes over for signing and push, installed passes go on.
${DATABASE_NOTE}

Examples:
  billfold certs import pass.cer
  billfold certs import Certificates.p12 --passphrase-file passphrase.txt
  billfold certs import pass.pem key.pem AppleWWDRCAG4.cer`,
    )
    .action(async (paths: readonly string[], options: ImportOptions) => {
      const files = await Promise.all(
        paths.map(async path => ({ name: basename(path), bytes: await readBytes(path, 'the file') })),
      )
      const passphrases = await readPassphrases(options, terminal)
      await using installation = await openNamedInstallation(terminal)
      const imported = await installation.importIdentities(files, passphrases)
      const paint = paintFor(terminal.stdout, terminal)
      terminal.stdout.write(describePieces(imported))
      for (const identity of imported.identities) terminal.stdout.write(`\n${describeStored(identity, paint)}`)
      if (imported.identities.length === 0) {
        throw new RefusedError('No identity could be made of this, so nothing was stored', {
          findings: imported.findings,
        })
      }
      terminal.stderr.write(describeFindings(imported.findings, paintFor(terminal.stderr, terminal)))
      // Some of what was given is in use, some is not.
      if (imported.findings.some(({ severity }) => severity === 'error')) finish(EXIT.failed)
    })
}

function listCommand(terminal: Terminal): Command {
  return new Command('list')
    .description('List the identities in use and how long they last')
    .option('--json', 'as JSON, for programs')
    .addHelpText('after', '\nThe database is the one DATABASE_URL names.')
    .action(async ({ json }: { readonly json?: true }) => {
      await using installation = await openNamedInstallation(terminal)
      const identities = installation.listIdentities()
      if (json) {
        terminal.stdout.write(`${JSON.stringify(identities, null, 2)}\n`)
        return
      }
      const paint = paintFor(terminal.stdout, terminal)
      terminal.stdout.write(
        identities.length === 0
          ? 'There is no identity yet. billfold certs csr makes a signing request, billfold certs import brings a certificate\n'
          : identities.map(identity => describeIdentity(identity, paint)).join('\n'),
      )
    })
}

/** Without the line end that editors put at the end of a file. */
async function readPassphrases({ passphraseFile }: ImportOptions, { environment }: Terminal): Promise<string[]> {
  const { BILLFOLD_PASSPHRASE: passphrase } = environment
  if (passphraseFile === undefined) return passphrase === undefined ? [] : [passphrase]
  return [(await readText(passphraseFile, 'the passphrase')).replace(/\r?\n$/, '')]
}

function describePieces({ pieces }: ImportedIdentities): string {
  return pieces.map(({ file, description }) => `${printable(file)}: ${printable(description)}\n`).join('')
}

function describeStored(identity: IdentityFacts, paint: Paint): string {
  return `${paint('good', 'Stored and in use')}: ${describeIdentity(identity, paint)}`
}

function describeIdentity(identity: IdentityFacts, paint: Paint): string {
  const { passTypeIdentifier, teamIdentifier, organizationName, nfc, intermediate, fingerprint, source } = identity
  const lines = [
    ['Team', printable(`${teamIdentifier} (${organizationName})`)],
    ['NFC', nfc ? 'yes' : 'no'],
    ['Expires', expiry(identity, paint)],
    ['Issued by', printable(intermediate)],
    ['SHA-256', fingerprint],
    ['Key', source === 'stored' ? 'stored here, sealed' : 'in the file of BILLFOLD_PRIVATE_KEY'],
  ]
  return [
    `${paint('strong', passTypeIdentifier)}\n`,
    ...lines.map(([name = '', value = '']) => `  ${name.padEnd(10)} ${value}\n`),
    describeFindings(identity.findings, paint),
  ].join('')
}

function expiry({ expiresAt, daysLeft, findings }: IdentityFacts, paint: Paint): string {
  const day = expiresAt.toISOString().slice(0, 10)
  const days = `${Math.abs(daysLeft)} ${Math.abs(daysLeft) === 1 ? 'day' : 'days'}`
  if (daysLeft < 0) return paint('bad', `${day}, which was ${days} ago`)
  return findings.length === 0 ? `${day}, in ${days}` : paint('doubtful', `${day}, in ${days}`)
}
