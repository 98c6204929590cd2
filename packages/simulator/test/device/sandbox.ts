import {
  buildPass,
  createSigner,
  type Field,
  type PassContent,
  type PassFiles,
  parseIdentity,
  type Signer,
  type TrustAnchors,
  trustCertificates,
} from '@billfold/pkpass'
import {
  type ApnsServer,
  type CertificateAuthority,
  createApnsServer,
  createCertificateAuthority,
  createDevice,
  type Device,
  type DeviceOptions,
  type IssuedCertificate,
} from '../../src/index.ts'
import { PushSender } from '../apns/push-sender.ts'
import { WebService } from './web-service.ts'

export const NOW = new Date('2026-03-01T12:00:00Z')
export const now = () => NOW
export const PASS_TYPE = 'pass.com.example.coffee'
export const TOKEN = 'a'.repeat(32)

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const ICONS = { 'icon.png': PNG, 'icon@2x.png': PNG, 'icon@3x.png': PNG }

/** Certificates of one pretend Apple, made once for a file of tests: keys take their time. */
export type Issuer = {
  readonly authority: CertificateAuthority
  readonly identity: IssuedCertificate
  readonly signer: Signer
  readonly trust: TrustAnchors
}

export async function createIssuer(passTypeIdentifier = PASS_TYPE): Promise<Issuer> {
  const authority = await createCertificateAuthority({ now })
  const names = { passTypeIdentifier, teamIdentifier: 'A1B2C3D4E5', organizationName: 'Bayroast' }
  const identity = await authority.issuePassCertificate(names)
  const signer = createSigner(
    parseIdentity({
      certificate: identity.certificatePem,
      privateKey: identity.privateKeyPem,
      intermediate: authority.intermediateCertificatePem,
    }),
  )
  return { authority, identity, signer, trust: trustCertificates([authority.rootCertificatePem]) }
}

export type PassOptions = {
  readonly content?: Partial<PassContent>
  readonly files?: PassFiles
}

/** A signed store card: `points` with a message, `tier` with a message, `note` without. */
export async function issuePass({ signer }: Issuer, { content, files }: PassOptions = {}): Promise<Uint8Array> {
  const pass: PassContent = {
    serialNumber: 'S1',
    organizationName: 'Bayroast Coffee',
    description: 'Loyalty card',
    storeCard: { primaryFields: [points(10)] },
    ...content,
  }
  const { bytes } = await buildPass(pass, { ...ICONS, ...files }, { signer, signingTime: NOW })
  return bytes
}

export function points(value: number): Field {
  return { key: 'points', label: 'POINTS', value, changeMessage: 'You have %@ points' }
}

/** A device, a push service and a web service that know each other. */
export type Sandbox = AsyncDisposable & {
  readonly issuer: Issuer
  readonly apns: ApnsServer
  readonly service: WebService
  readonly device: Device
  /** The pauses the device has made. */
  readonly slept: readonly number[]
  /** Builds a pass that names the web service. */
  issue(content?: Partial<PassContent>): Promise<Uint8Array>
  /** Stores a version of the pass at the web service. */
  publish(content?: Partial<PassContent>): Promise<Uint8Array>
  /** Sends a push to a token, by default the one registered first, through the push service. */
  push(token?: string): Promise<number>
  /** Pushes, and waits until the device has dealt with it and its log lines have arrived. */
  update(): Promise<void>
}

export async function openSandbox(issuer: Issuer, options: Partial<DeviceOptions> = {}): Promise<Sandbox> {
  const { authority, identity, trust } = issuer
  const apns = await createApnsServer({ certificateAuthority: authority, now })
  const service = await WebService.start()
  const sender = new PushSender(apns, { authority, identity })
  const slept: number[] = []
  const device = createDevice({
    trust,
    now,
    apns,
    settings: { allowHttpServices: true },
    retryDelaysMs: [1, 2, 3],
    sleep: async delayMs => {
      slept.push(delayMs)
    },
    ...options,
  })

  const issue = (content: Partial<PassContent> = {}) =>
    issuePass(issuer, { content: { webServiceURL: service.url, authenticationToken: TOKEN, ...content } })
  const publish = async (content: Partial<PassContent> = {}) => {
    const bytes = await issue(content)
    service.put(content.serialNumber ?? 'S1', bytes, TOKEN)
    return bytes
  }
  const push = async (token = service.registrations[0]?.pushToken) => {
    const path = `/3/device/${token}`
    const { status } = await sender.send({ ':method': 'POST', ':path': path, 'apns-topic': PASS_TYPE })
    return status
  }
  const update = async () => {
    const last = device.events.at(-1)?.sequence ?? 0
    await push()
    await device.waitForEvent(({ kind, sequence }) => kind === 'checked' && sequence > last)
    await device.whenIdle()
  }
  const dispose = async () => {
    await device.close()
    await sender[Symbol.asyncDispose]()
    await apns.close()
    await service[Symbol.asyncDispose]()
  }
  return { issuer, apns, service, device, slept, issue, publish, push, update, [Symbol.asyncDispose]: dispose }
}
