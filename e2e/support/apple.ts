import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { trustCertificates } from '@billfold/pkpass'
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
  /** Environment for `billfold serve`: identity, push service, database and address. */
  readonly environment: Readonly<Record<string, string>>
  createDevice(): Device
}

export async function startApple(folder: string, publicUrl: string, databaseUrl: string): Promise<Apple> {
  const now = () => new Date()
  const authority = await createCertificateAuthority({ now })
  const issued = await authority.issuePassCertificate({
    passTypeIdentifier: 'pass.com.example.coffee',
    teamIdentifier: 'A1B2C3D4E5',
    organizationName: 'Example Coffee',
  })
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
    async [Symbol.asyncDispose]() {
      for (const device of devices) await device.close()
      await apns.close()
    },
  }
}
