import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TrustAnchors, trustCertificates } from '@billfold/pkpass'
import {
  type ApnsServer,
  createApnsServer,
  createCertificateAuthority,
  createDevice,
  type Device,
} from '@billfold/simulator'

/** A simulated Apple in the test's own process, so that it outlives the server it is used with. */
export interface Apple extends AsyncDisposable {
  readonly apns: ApnsServer
  /** What devices trust in Apple's place. */
  readonly trust: TrustAnchors
  /** Environment for `billfold serve`: identity, push service, database and address. */
  readonly environment: Readonly<Record<string, string>>
  createDevice(): Device
  /**
   * Issues another certificate for the same pass type, as at a renewal: files as they are brought to `billfold certs import`.
   *
   * @param notAfter Default: in a year.
   */
  renew(notAfter?: Date): Promise<RenewedFiles>
}

export interface RenewedFiles {
  readonly certificatePem: string
  readonly privateKeyPem: string
  readonly intermediatePem: string
}

const SUBJECT = {
  passTypeIdentifier: 'pass.com.example.coffee',
  teamIdentifier: 'A1B2C3D4E5',
  organizationName: 'Example Coffee',
}

export async function startApple(folder: string, publicUrl: string, databaseUrl: string): Promise<Apple> {
  const now = () => new Date()
  const authority = await createCertificateAuthority({ now })
  const issued = await authority.issuePassCertificate(SUBJECT)
  const apns = await createApnsServer({ certificateAuthority: authority, now })
  mkdirSync(folder, { recursive: true })
  const file = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text, { mode: 0o600 })
    return path
  }
  const devices: Device[] = []
  return {
    apns,
    trust: trustCertificates([authority.rootCertificatePem]),
    environment: {
      BILLFOLD_PUBLIC_URL: publicUrl,
      BILLFOLD_PORT: new URL(publicUrl).port,
      DATABASE_URL: databaseUrl,
      BILLFOLD_CERTIFICATE: file('certificate.pem', issued.certificatePem),
      BILLFOLD_PRIVATE_KEY: file('private-key.pem', issued.privateKeyPem),
      BILLFOLD_WWDR: file('wwdr.pem', authority.intermediateCertificatePem),
      BILLFOLD_APNS_URL: apns.url,
      BILLFOLD_APNS_CA: file('root.pem', authority.rootCertificatePem),
    },
    createDevice() {
      const trust = trustCertificates([authority.rootCertificatePem])
      const device = createDevice({ trust, now, apns, settings: { allowHttpServices: true } })
      devices.push(device)
      return device
    },
    async renew(notAfter) {
      const renewed = await authority.issuePassCertificate({ ...SUBJECT, notAfter })
      return { ...renewed, intermediatePem: authority.intermediateCertificatePem }
    },
    async [Symbol.asyncDispose]() {
      for (const device of devices) await device.close()
      await apns.close()
    },
  }
}
