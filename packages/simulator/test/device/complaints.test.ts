import { beforeAll, describe, expect, test } from 'vitest'
import { createIssuer, type Issuer, issuePass, openSandbox, PASS_TYPE, points, TOKEN } from './sandbox.ts'
import { listReply, passReply, type Received, type Reply } from './web-service.ts'

let issuer: Issuer
let otherIssuer: Issuer

beforeAll(async () => {
  issuer = await createIssuer()
  otherIssuer = await createIssuer()
})

const isList = ({ method, path }: Received) => method === 'GET' && path.startsWith('/v1/devices/')
const isDownload = ({ method, path }: Received) => method === 'GET' && path.startsWith('/v1/passes/')
const withPoints = (value: number) => ({ storeCard: { primaryFields: [points(value)] } })

/** A sandbox whose device has the pass S1, fetched once: the tag is 2, the date two seconds after midnight. */
async function openUpdatedSandbox() {
  const sandbox = await openSandbox(issuer, { retryDelaysMs: [] })
  await sandbox.device.install(await sandbox.publish())
  await sandbox.publish(withPoints(20))
  await sandbox.update()
  return sandbox
}

describe('[service] the device complains of a web service', () => {
  test('that names a pass which has not changed', async () => {
    await using sandbox = await openUpdatedSandbox()
    const { service } = sandbox
    let tag = 2
    service.misbehave = request => {
      if (!isList(request)) return undefined
      tag += 1
      return listReply(['S1'], String(tag))
    }
    // Once the web service may be right: the list that named the pass was older than the pass that was fetched.
    await sandbox.update()
    expect(service.logs).toEqual([])
    await sandbox.update()
    expect(service.logs).toEqual([
      `Web service error for ${PASS_TYPE} (${service.url}): Server requested update to serial number 'S1', but the pass was unchanged.`,
    ])
  })

  test('that ignores the date', async () => {
    await using sandbox = await openUpdatedSandbox()
    const { service } = sandbox
    const same = await sandbox.issue(withPoints(20))
    const date = 'Sun, 01 Mar 2026 00:00:02 GMT'
    service.misbehave = request => {
      if (isList(request)) return listReply(['S1'], '3')
      return isDownload(request) ? passReply(same, date) : undefined
    }
    await sandbox.update()
    expect(service.logs).toEqual([
      `Web service error for ${PASS_TYPE} (${service.url}): Server ignored the 'if-modified-since' header (${date}) and returned the full unchanged pass data for serial number 'S1'.`,
    ])
  })

  test('that sends the same pass with a later date', async () => {
    await using sandbox = await openUpdatedSandbox()
    const { device, service } = sandbox
    const same = await sandbox.issue(withPoints(20))
    let tag = 2
    service.misbehave = request => {
      if (isList(request)) {
        tag += 1
        return listReply(['S1'], String(tag))
      }
      return isDownload(request) ? passReply(same, `Sun, 01 Mar 2026 00:00:0${tag} GMT`) : undefined
    }
    await sandbox.update()
    await sandbox.update()
    expect(service.logs).toEqual([expect.stringContaining("'S1', but the pass was unchanged.")])
    expect(service.requests.findLast(isDownload)).toMatchObject({ ifModifiedSince: 'Sun, 01 Mar 2026 00:00:03 GMT' })
    expect(device.notifications).toHaveLength(1)
  })

  test('that names a pass the device does not have', async () => {
    await using sandbox = await openUpdatedSandbox()
    const { device, service } = sandbox
    service.misbehave = request => (isList(request) ? listReply(['S9'], '3') : undefined)
    await sandbox.update()
    expect(service.logs).toEqual([
      `Web service error for ${PASS_TYPE} (${service.url}): Update requested for unregistered serial number S9`,
    ])
    expect(service.requests.filter(isDownload)).toHaveLength(1)
    expect(device.events.at(-1)).toMatchObject({ kind: 'checked', isComplete: true })
  })

  test('whose tag remains the same', async () => {
    await using sandbox = await openUpdatedSandbox()
    const { device, service } = sandbox
    service.misbehave = request => (isList(request) ? listReply(['S1'], '2') : undefined)
    await sandbox.publish(withPoints(30))
    await sandbox.update()
    expect(service.logs).toEqual([
      `Web service error for ${PASS_TYPE} (${service.url}): Response to 'What changed?' request included 1 serial numbers but the lastUpdated tag (2) remained the same.`,
    ])
    expect(device.notifications).toHaveLength(2)
  })

  test.each<{ readonly reply: Reply; readonly reason: RegExp }>([
    { reply: { status: 401 }, reason: /Unexpected response code 401$/ },
    { reply: { status: 404 }, reason: /Unexpected response code 404$/ },
    { reply: { status: 500 }, reason: /Unexpected response code 500$/ },
    { reply: { status: 200, body: '<html>' }, reason: /Received invalid serial number data \(/ },
    { reply: { status: 200, body: '{"serialNumbers":[1],"lastUpdated":2}' }, reason: /Received invalid serial number/ },
    { reply: { status: 200, body: 'x'.repeat(2_000_000) }, reason: /Received invalid serial number data \(/ },
  ])('whose list cannot be had: $reason', async ({ reply, reason }) => {
    await using sandbox = await openUpdatedSandbox()
    const { device, service } = sandbox
    service.misbehave = request => (isList(request) ? reply : undefined)
    await sandbox.update()
    const { deviceLibraryIdentifier } = service.registrations[0] ?? {}
    expect(service.logs).toEqual([expect.stringMatching(reason)])
    expect(service.logs[0]).toContain(
      `[2026-03-01 12:00:00 +0000] Get serial #s task (for device ${deviceLibraryIdentifier}, pass type ${PASS_TYPE}, last updated 2; with web service url ${service.url}) encountered error: `,
    )
    expect(device.events.at(-1)).toMatchObject({ kind: 'checked', isComplete: false })
  })

  test.each<{ readonly what: string; readonly reply: () => Promise<Reply>; readonly why: RegExp }>([
    {
      what: 'no pass at all',
      reply: async () => ({
        ...passReply(new Uint8Array(8), ''),
        headers: { 'Content-Type': 'application/vnd.apple.pkpass' },
      }),
      why: /Received invalid pass data \(.+\)$/,
    },
    {
      what: 'a pass under another content type',
      reply: async () => ({ ...passReply(await issuePass(issuer), ''), headers: { 'Content-Type': 'text/html' } }),
      why: /Received invalid pass data \(content type is text\/html, not application\/vnd\.apple\.pkpass\)$/,
    },
    {
      what: 'another pass',
      reply: async () => passReply(await issuePass(issuer, { content: { serialNumber: 'S2' } }), 'x'),
      why: /Received invalid pass data \(pass type pass\.com\.example\.coffee, serial number S2\)$/,
    },
    {
      what: 'a pass with another signature',
      reply: async () => passReply(await issuePass(otherIssuer), 'x'),
      why: /Received invalid pass data \(.*root.*\)$/i,
    },
    {
      what: 'an error',
      reply: async () => ({ status: 500 }),
      why: /Unexpected response code 500$/,
    },
  ])('that sends $what', async ({ reply, why }) => {
    await using sandbox = await openUpdatedSandbox()
    const { device, service } = sandbox
    const sent = await reply()
    service.misbehave = request => (isDownload(request) ? sent : undefined)
    await sandbox.publish(withPoints(30))
    await sandbox.update()
    expect(service.logs).toEqual([expect.stringMatching(why)])
    expect(service.logs[0]).toContain(
      `[2026-03-01 12:00:00 +0000] Get pass task (pass type ${PASS_TYPE}, serial number S1, if-modified-since Sun, 01 Mar 2026 00:00:02 GMT; with web service url ${service.url}) encountered error: `,
    )
    expect(device.passes).toMatchObject([{ fields: [{ value: '20' }] }])

    // Nothing is lost: the tag has not moved on.
    service.misbehave = () => undefined
    await sandbox.update()
    expect(device.passes).toMatchObject([{ fields: [{ value: '30' }] }])
  })

  test('in vain, when its log is broken too', async () => {
    await using sandbox = await openUpdatedSandbox()
    const { device, service } = sandbox
    service.misbehave = () => ({ status: 500 })
    await sandbox.update()
    expect(service.requestsTo('POST', '/v1/log')).toHaveLength(1)
    expect(device.events.filter(({ kind }) => kind === 'problem')).toHaveLength(1)
  })
})

describe('[service] the device has nothing to complain of', () => {
  test('when the first list names all passes, changed or not', async () => {
    await using sandbox = await openSandbox(issuer)
    const { device, service } = sandbox
    await device.install(await sandbox.publish())
    await device.install(await sandbox.publish({ serialNumber: 'S2' }))
    await sandbox.publish(withPoints(20))
    await sandbox.update()
    expect(service.requests.filter(isDownload)).toHaveLength(2)
    expect(service.logs).toEqual([])
  })

  test('when a list names what was refreshed by hand', async () => {
    await using sandbox = await openUpdatedSandbox()
    const { device, service } = sandbox
    await sandbox.publish(withPoints(30))
    await device.refresh({ passTypeIdentifier: PASS_TYPE, serialNumber: 'S1' })
    await sandbox.update()
    expect(service.logs).toEqual([])
    expect(service.requests.findLast(isDownload)).toMatchObject({ authorization: `ApplePass ${TOKEN}` })
  })
})
