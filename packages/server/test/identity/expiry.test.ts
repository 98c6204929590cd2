import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { expiryMark } from '../../src/identity/expiry.ts'
import { IdentityWatch } from '../../src/identity/identity-watch.ts'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../support/guide-requests.ts'
import { issueCertificate } from '../support/issue-certificate.ts'
import { createTestApp, START, TestClock } from '../support/test-app.ts'

const DAY_MS = 86_400_000
// Certificates have whole seconds.
const END = new Date(Math.floor(START.getTime() / 1000) * 1000 + 365 * DAY_MS)
const daysBefore = (days: number) => new Date(END.getTime() - days * DAY_MS)

const logLine = z.looseObject({
  level: z.number(),
  msg: z.string(),
  passTypeIdentifier: z.string(),
  daysLeft: z.number(),
})
const described = z.object({ daysLeft: z.number(), findings: z.array(z.object({ rule: z.string() })) })
const answer = z.object({ findings: z.array(z.object({ rule: z.string() })) })
const WARN = 40
const ERROR = 50

const issue = (until: Date) => issueCertificate({ from: new Date(START.getTime() - DAY_MS), until })

/** An installation whose identity ends at `END`, with what its log says. */
async function startScene() {
  const lines: string[] = []
  const clock = new TestClock()
  const logger = pino({ level: 'warn' }, { write: line => lines.push(line) })
  const server = await createTestApp({ identity: null, clock, logger })
  const watch = new IdentityWatch({ identities: server.identities, clock, logger })
  const bring = async (until: Date) => {
    const { certificatePem, privateKeyPem, intermediatePem } = issue(until)
    const files = [certificatePem, privateKeyPem, intermediatePem].map((text, index) => ({
      name: `${index}.pem`,
      content: Buffer.from(text).toString('base64'),
    }))
    expect((await server.call('POST', '/api/identities', { files })).status).toBe(201)
  }
  await bring(END)
  return {
    server,
    bring,
    /** Moves the clock, lets the watch look a few times, and answers what it wrote meanwhile. */
    async look(at: Date) {
      clock.advance(at.getTime() - clock.now().getTime())
      for (let looks = 0; looks < 3; looks += 1) await watch.check()
      return lines.splice(0).map(line => logLine.parse(JSON.parse(line)))
    },
    async metric() {
      const text = await (await server.app.request('/metrics')).text()
      return /^billfold_identity_expires_seconds\{pass_type_identifier="pass.com.example.coffee"\} (\S+)$/m.exec(
        text,
      )?.[1]
    },
    async api() {
      return described.parse(await (await server.call('GET', '/api/identities/pass.com.example.coffee')).json())
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

test.each([
  [91, undefined],
  [90, 90],
  [31, 90],
  [30, 30],
  [8, 30],
  [7, 7],
  [1, 7],
  [0, 0],
  [-1, 0],
])('an identity with %i days left has passed the mark %s', async (days, mark) => {
  await using scene = await startScene()
  const [identity] = [...scene.server.identities]
  if (!identity) throw new Error('Expected an identity')
  expect(expiryMark(identity, daysBefore(days))).toBe(mark)
})

describe('the end of a certificate', () => {
  test('is announced at 90, 30 and 7 days and when it has come: once each in the log, in the metric and in the API', async () => {
    await using scene = await startScene()
    expect(await scene.look(daysBefore(91))).toEqual([])
    expect(await scene.api()).toEqual({ daysLeft: 91, findings: [] })

    for (const days of [90, 30, 7]) {
      const [line, ...others] = await scene.look(daysBefore(days))
      expect(line).toMatchObject({ level: WARN, daysLeft: days, passTypeIdentifier: 'pass.com.example.coffee' })
      expect(line?.msg).toMatch(new RegExp(`expires on 2027-03-01, in ${days} days\\. Renew`))
      expect(others).toEqual([])
      expect(await scene.metric()).toBe(String(days * 86_400))
      expect(await scene.api()).toEqual({ daysLeft: days, findings: [{ rule: 'cert-expiring' }] })
      // Between two marks nothing is repeated.
      expect(await scene.look(daysBefore(days - 0.5))).toEqual([])
    }

    const [line, ...others] = await scene.look(daysBefore(0))
    expect(line).toMatchObject({ level: ERROR, daysLeft: 0 })
    expect(line?.msg).toMatch(/expired on 2027-03-01/)
    expect(others).toEqual([])
    expect(await scene.look(daysBefore(-2))).toEqual([])
    expect(await scene.metric()).toBe(String(-2 * 86_400))
    expect(await scene.api()).toEqual({ daysLeft: -2, findings: [{ rule: 'cert-expired' }] })
  })

  test('is among the findings when a pass is issued or changed', async () => {
    await using scene = await startScene()
    await scene.look(daysBefore(20))
    const issued = await scene.server.call('POST', '/api/passes', CREATE_REQUEST)
    const body = answer.extend({ serialNumber: z.string() }).parse(await issued.json())
    expect(body.findings).toContainEqual({ rule: 'cert-expiring' })
    const path = `/api/passes/${body.serialNumber}`
    const updated = answer.parse(await (await scene.server.call('PUT', path, UPDATE_REQUEST)).json())
    expect(updated.findings).toContainEqual({ rule: 'cert-expiring' })

    await scene.look(daysBefore(-1))
    const refused = await scene.server.call('POST', '/api/passes', CREATE_REQUEST)
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'ERR_PASS_REFUSED', errors: [{ code: 'cert-expired' }] })
    // A change is kept: devices get it once the certificate is renewed.
    const kept = await scene.server.call('PUT', path, CREATE_REQUEST)
    expect(kept.status).toBe(200)
    expect(answer.parse(await kept.json()).findings).toContainEqual({ rule: 'cert-expired' })
  })

  test('is far again once it is renewed', async () => {
    await using scene = await startScene()
    expect(await scene.look(daysBefore(5))).toHaveLength(1)
    await scene.bring(new Date(END.getTime() + 365 * DAY_MS))
    expect(await scene.look(daysBefore(4))).toEqual([])
    expect(await scene.api()).toEqual({ daysLeft: 369, findings: [] })
  })
})

test('metrics are of the process, too', async () => {
  await using scene = await startScene()
  const response = await scene.server.app.request('/metrics')
  expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(await response.text()).toContain('process_cpu_seconds_total')
})
