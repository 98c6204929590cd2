import { join, resolve } from 'node:path'
import { parseCertificate } from '@billfold/pkpass'
import {
  type CertificateAuthority,
  createCertificateAuthority,
  type IssuedCertificate,
  restoreCertificateAuthority,
} from '@billfold/simulator'
import { z } from 'zod'
import { UsageError } from '../terminal.ts'
import { readOptionalFile, writePrivateFile } from './private-file.ts'

export const SANDBOX_PASS_TYPE_IDENTIFIER = 'pass.dev.billfold.sandbox'
export const SANDBOX_TEAM_IDENTIFIER = 'SANDBOX001'
const SANDBOX_ORGANIZATION = 'Billfold Sandbox'
/** A sandbox opened with less left than this gets a new certificate, as its owner would have renewed it. */
const RENEWAL_MS = 30 * 86_400_000

const settingsSchema = z.object({
  apiKey: z.string().optional(),
  /** Port of the last run: installed passes hold it in their web service address. */
  port: z.int().optional(),
})
type SandboxSettings = z.infer<typeof settingsSchema>

/** What a sandbox keeps between runs: a certificate authority, an identity it issued, and a few settings. */
export interface Sandbox {
  readonly authority: CertificateAuthority
  readonly identity: IssuedCertificate
  /** Folder with the authority's certificates as PEM, for verifiers. */
  readonly trustFolder: string
  readonly databaseFile: string
  readonly readyFile: string
  readonly deviceFile: string
  readonly settings: SandboxSettings
  saveSettings(settings: SandboxSettings): Promise<void>
}

/** Opens the sandbox in a folder, and makes what is not there yet. */
export async function openSandbox(folder: string, now: () => Date): Promise<Sandbox> {
  const root = resolve(folder)
  const authority = await openAuthority(join(root, 'sandbox', 'authority.json'), now)
  const trustFolder = join(root, 'trust')
  await writePrivateFile(join(trustFolder, 'root.pem'), authority.rootCertificatePem)
  await writePrivateFile(join(trustFolder, 'intermediate.pem'), authority.intermediateCertificatePem)
  const settingsFile = join(root, 'sandbox', 'settings.json')
  return {
    authority,
    identity: await openIdentity(join(root, 'sandbox'), authority, now()),
    trustFolder,
    databaseFile: join(root, 'billfold.db'),
    readyFile: join(root, 'dev.json'),
    deviceFile: join(root, 'sandbox', 'iphone.json'),
    settings: settingsSchema.parse((await readJson(settingsFile)) ?? {}),
    saveSettings: settings => writePrivateFile(settingsFile, `${JSON.stringify(settings, null, 2)}\n`),
  }
}

async function openAuthority(path: string, now: () => Date): Promise<CertificateAuthority> {
  const saved = await readJson(path)
  if (saved !== undefined) return restoreCertificateAuthority(saved, { now })
  const authority = await createCertificateAuthority({ now })
  await writePrivateFile(path, JSON.stringify(authority.exportAuthority()))
  return authority
}

async function openIdentity(folder: string, authority: CertificateAuthority, now: Date): Promise<IssuedCertificate> {
  const certificateFile = join(folder, 'certificate.pem')
  const privateKeyFile = join(folder, 'private-key.pem')
  const certificatePem = await readOptionalFile(certificateFile)
  const privateKeyPem = await readOptionalFile(privateKeyFile)
  const isUsable =
    certificatePem !== undefined && parseCertificate(certificatePem).notAfter.getTime() - now.getTime() > RENEWAL_MS
  if (isUsable && privateKeyPem !== undefined) return { certificatePem, privateKeyPem }
  const issued = await authority.issuePassCertificate({
    passTypeIdentifier: SANDBOX_PASS_TYPE_IDENTIFIER,
    teamIdentifier: SANDBOX_TEAM_IDENTIFIER,
    organizationName: SANDBOX_ORGANIZATION,
  })
  await writePrivateFile(privateKeyFile, issued.privateKeyPem)
  await writePrivateFile(certificateFile, issued.certificatePem)
  return issued
}

/** @throws UsageError when the file holds something else than JSON. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readOptionalFile(path)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`${path} is damaged. Remove it, or start with another --data folder`, { cause })
  }
}
