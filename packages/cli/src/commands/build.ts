import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  buildPass,
  checkPass,
  createSigner,
  type Finding,
  type Identity,
  type PassFiles,
  parseIdentity,
} from '@billfold/pkpass'
import { Command } from 'commander'
import { listFiles, readBytes, readText } from '../read-file.ts'
import { openSandbox, SANDBOX_PASS_TYPE_IDENTIFIER, SANDBOX_TEAM_IDENTIFIER } from '../sandbox/sandbox.ts'
import { type IdentityFiles, readIdentity } from '../signing-identity.ts'
import { EXIT, type ExitCode, type Terminal, UsageError } from '../terminal.ts'

interface BuildOptions extends IdentityFiles {
  readonly output: string
  readonly sandbox?: true | string
}

const DEFAULT_DATA_FOLDER = './billfold-data'
/** Leftovers of an earlier signing; they are made anew. */
const MADE_BY_BUILDING = new Set(['pass.json', 'manifest.json', 'signature'])

/** `billfold build DIR -o FILE`: a folder with `pass.json` and images becomes a signed pass. */
export function buildCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('build')
    .description('Build and sign a .pkpass from a folder with pass.json and images')
    .argument('<dir>', 'the folder')
    .requiredOption('-o, --output <file>', 'where to write the .pkpass')
    .option('--certificate <file>', 'Pass Type ID certificate, PEM or DER')
    .option('--private-key <file>', 'its private key, PEM')
    .option('--wwdr <file>', 'WWDR intermediate, PEM or DER')
    .option(
      '--sandbox [dir]',
      `sign with a test identity of the sandbox in this folder (default: ${DEFAULT_DATA_FOLDER})`,
    )
    .action(async (folder: string, options: BuildOptions) => {
      const json = parsePassJson(await readText(join(folder, 'pass.json'), 'the pass'))
      const identity = await identityFor(json, options, terminal)
      const { passTypeIdentifier, teamIdentifier } = identity
      const { pass, findings } = checkPass({ formatVersion: 1, passTypeIdentifier, teamIdentifier, ...json })
      if (!pass) {
        terminal.stderr.write(describeFindings(findings))
        finish(EXIT.failed)
        return
      }
      const built = await buildPass(pass, await readPassFiles(folder), {
        signer: createSigner(identity),
        signingTime: new Date(),
      })
      await writeFile(options.output, built.bytes)
      terminal.stderr.write(describeFindings(built.findings))
      terminal.stdout.write(
        `${options.output}: ${built.bytes.length} bytes, ${pass.passTypeIdentifier} ${pass.serialNumber}\n`,
      )
    })
}

function parsePassJson(text: string): object {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? cause.message : 'unreadable'
    throw new UsageError(`pass.json is not JSON: ${reason}`, { cause })
  }
  throw new UsageError('pass.json must hold one JSON object')
}

async function identityFor(json: object, options: BuildOptions, terminal: Terminal): Promise<Identity> {
  if (options.sandbox === undefined) return readIdentity(options, terminal)
  const sandbox = await openSandbox(options.sandbox === true ? DEFAULT_DATA_FOLDER : options.sandbox, () => new Date())
  // The simulated authority certifies whatever the pass says it is: that is what makes it a sandbox.
  const { certificatePem, privateKeyPem } = await sandbox.authority.issuePassCertificate({
    passTypeIdentifier: textMember(json, 'passTypeIdentifier') ?? SANDBOX_PASS_TYPE_IDENTIFIER,
    teamIdentifier: textMember(json, 'teamIdentifier') ?? SANDBOX_TEAM_IDENTIFIER,
    organizationName: textMember(json, 'organizationName') ?? 'Billfold Sandbox',
  })
  return parseIdentity({
    certificate: certificatePem,
    privateKey: privateKeyPem,
    intermediate: sandbox.authority.intermediateCertificatePem,
  })
}

function textMember(json: object, key: string): string | undefined {
  const value: unknown = Reflect.get(json, key)
  return typeof value === 'string' && value !== '' ? value : undefined
}

async function readPassFiles(folder: string): Promise<PassFiles> {
  const names = (await listFiles(folder, 'the folder')).filter(name => !MADE_BY_BUILDING.has(name))
  const files = await Promise.all(
    names.map(async name => [name, await readBytes(join(folder, name), 'the file')] as const),
  )
  return Object.fromEntries(files)
}

function describeFindings(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ severity, rule, pointer, message, fix }) =>
        `${severity} ${rule}${pointer ? ` at ${pointer}` : ''}: ${message}. ${fix}.\n`,
    )
    .join('')
}
