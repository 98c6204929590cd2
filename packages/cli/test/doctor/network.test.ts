import { gzipSync } from 'node:zlib'
import { type CertificateAuthority, createApnsServer, createCertificateAuthority } from '@billfold/simulator'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Network } from '../../src/doctor/network.ts'
import { systemNetwork } from '../../src/doctor/system-network.ts'
import { examineSmall, rulesOf, statusOf } from './support/examine-small.ts'
import { buildFixturePass, NOW, PASS } from './support/fixture-pass.ts'
import { startSmallService } from './support/small-service.ts'

let bytes: Uint8Array
let authority: CertificateAuthority
beforeAll(async () => {
  bytes = await buildFixturePass()
  authority = await createCertificateAuthority({ now: () => NOW })
})

const trusting = () => systemNetwork({ authorityPem: authority.rootCertificatePem })

describe('a service over TLS', () => {
  test('passes with a certificate that is in order', async () => {
    const tls = await authority.issueServerCertificate({ hosts: ['127.0.0.1'] })
    await using service = await startSmallService({ pass: PASS, bytes, tls })
    const report = await examineSmall(service, { network: trusting() })
    expect(rulesOf(report)).toEqual([])
    expect(report.checks.find(({ id }) => id === 'certificate')).toMatchObject({
      status: 'passed',
      note: 'TLSv1.3, until 2049-12-31',
    })
  })

  test.each([
    ['a root that nobody knows', '127.0.0.1', () => systemNetwork(), /root that phones do not know/],
    ['another host name', 'passes.example.com', trusting, /is for another host name/],
  ])('is told %s, and is asked nothing over it', async (_, host, network, message) => {
    const tls = await authority.issueServerCertificate({ hosts: [host] })
    await using service = await startSmallService({ pass: PASS, bytes, tls })
    const report = await examineSmall(service, { network: network(), link: undefined })
    expect(rulesOf(report)).toEqual(['ws-url-not-https'])
    expect(report.checks.flatMap(({ findings }) => findings)[0]?.message).toMatch(message)
    expect(statusOf(report, 'list')).toBe('skipped')
    expect(service.asked).toEqual([])
  })

  test.each([
    ['CERT_HAS_EXPIRED', /has expired; its last day is 2026-03-01/],
    ['CERT_NOT_YET_VALID', /is not valid yet/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /without its intermediate/],
    ['A_FAULT_OF_TOMORROW', /cannot be verified \(A_FAULT_OF_TOMORROW\)/],
  ])('is told %s in words', async (fault, message) => {
    const network: Network = {
      ...systemNetwork(),
      secure: async () => ({ fault, protocol: 'TLSv1.3', validUntil: new Date('2026-03-01T00:00:00Z') }),
    }
    const report = await examineSmall({ url: 'https://passes.example.com' }, { network, link: undefined })
    expect(rulesOf(report)).toEqual(['ws-url-not-https'])
    expect(report.checks.flatMap(({ findings }) => findings)[0]?.message).toMatch(message)
  })

  test('is told when its certificate was not renewed in time', async () => {
    await using service = await startSmallService({ pass: PASS, bytes })
    const network: Network = {
      ...systemNetwork(),
      secure: async () => ({ fault: undefined, protocol: 'TLSv1.3', validUntil: new Date('2026-03-08T12:00:00Z') }),
      request: request =>
        systemNetwork().request({ ...request, url: new URL(request.url.href.replace('https', 'http')) }),
    }
    const report = await examineSmall({ url: service.url.replace('http', 'https') }, { network, link: undefined })
    expect(report.checks.find(({ id }) => id === 'certificate')?.note).toContain('only 3 days, renew it now')
  })
})

describe('APNs', () => {
  test('is reached over HTTP/2 without a push', async () => {
    await using apns = await createApnsServer({ certificateAuthority: authority, now: () => NOW })
    await using service = await startSmallService({ pass: PASS, bytes })
    const address = { url: new URL(apns.url), authorityPem: authority.rootCertificatePem }
    const report = await examineSmall(service, { apns: address })
    expect(report.checks.find(({ id }) => id === 'apns')).toMatchObject({
      status: 'passed',
      note: `127.0.0.1:${apns.port}`,
    })
    expect(apns.pushes).toEqual([])
  })

  test('push-no-push-polling is raised where it is not reached', async () => {
    await using service = await startSmallService({ pass: PASS, bytes })
    const report = await examineSmall(service, { apns: { url: new URL(service.url.replace('http', 'https')) } })
    expect(rulesOf(report)).toEqual(['push-no-push-polling'])
  })

  test('push-sandbox is raised for the host that never delivers, without asking it', async () => {
    await using service = await startSmallService({ pass: PASS, bytes })
    const report = await examineSmall(service, { apns: { url: new URL('https://api.sandbox.push.apple.com') } })
    expect(rulesOf(report)).toEqual(['push-sandbox'])
  })
})

describe('the network of this machine', () => {
  const url = (service: { readonly url: string }, path: string) => new URL(path, service.url)
  const asking = (service: { readonly url: string }) => ({ method: 'GET', url: url(service, '/link') }) as const

  test('reads no more of an answer than it may', async () => {
    await using service = await startSmallService({ pass: PASS, bytes })
    const network = systemNetwork({ maxBytes: bytes.length - 1 })
    await expect(network.request(asking(service))).rejects.toMatchObject({ code: 'ERR_NETWORK_TOO_LONG' })
  })

  test('waits no longer than it may', async () => {
    await using service = await startSmallService({ pass: PASS, bytes, fault: 'silent' })
    const network = systemNetwork({ timeoutMs: 50 })
    await expect(network.request(asking(service))).rejects.toMatchObject({ code: 'ERR_NETWORK_TIMEOUT' })
    await expect(network.secure(new URL(service.url))).rejects.toMatchObject({ name: 'NetworkError' })
  })

  test('unpacks no more than it may', async () => {
    const packed = gzipSync(new Uint8Array(1_000_000))
    await using service = await startSmallService({
      pass: PASS,
      bytes,
      fault: () => ({ status: 200, headers: { 'Content-Encoding': 'gzip' }, body: packed }),
    })
    const network = systemNetwork({ maxBytes: 100_000 })
    await expect(network.request(asking(service))).rejects.toMatchObject({ code: 'ERR_NETWORK_TOO_LONG' })
  })
})
