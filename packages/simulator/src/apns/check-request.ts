import { isValidAt } from './client-certificate.ts'
import { type DeviceTokens, isDeviceToken } from './device-tokens.ts'
import type { ProviderKeys } from './provider-tokens.ts'
import { header, MAX_PAYLOAD_BYTES, type PushRequest, type Sender } from './push-request.ts'
import type { Refusal } from './reasons.ts'

/** What a request is judged against. */
export type CheckContext = {
  readonly now: Date
  readonly tokens: DeviceTokens
  readonly providerKeys: ProviderKeys
  /** What becomes of well-formed tokens nobody was given. */
  readonly unknownTokens: 'refuse' | 'accept'
}

type Check = (request: PushRequest, context: CheckContext) => Refusal | undefined

/** Apple, "Sending notification requests to APNs", header `apns-push-type`. */
const PUSH_TYPES = new Set([
  'alert',
  'background',
  'complication',
  'controls',
  'fileprovider',
  'liveactivity',
  'location',
  'mdm',
  'pushtotalk',
  'voip',
  'widgets',
])

// Apple asks for 5 with the `background` type, but names no reason for a refusal: so 10 is let through here.
const PRIORITIES = new Set(['1', '5', '10'])

const MAX_COLLAPSE_ID_BYTES = 64

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A topic is a bundle or pass type identifier: reverse DNS. */
const TOPIC = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/

/**
 * Says why APNs refuses a request: the first of the checks below that finds something, or `undefined`.
 *
 * Apple does not document the order; ours goes from the outside in: address, sender, headers, payload, token.
 *
 * @see spec/web-service.md section 5
 */
export function checkRequest(request: PushRequest, context: CheckContext): Refusal | undefined {
  for (const check of CHECKS) {
    const refusal = check(request, context)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

/** The sender's `apns-id`, or `undefined` when there is none that can be given back. */
export function findMessageId(request: PushRequest): string | undefined {
  const id = header(request, 'apns-id')
  return id !== undefined && UUID.test(id) ? id : undefined
}

const checkMethod: Check = ({ method }) => (method === 'POST' ? undefined : { reason: 'MethodNotAllowed' })

const checkPath: Check = ({ token }) => {
  if (token === undefined) return { reason: 'BadPath' }
  return token === '' ? { reason: 'MissingDeviceToken' } : undefined
}

const checkDuplicates: Check = ({ headers }) => {
  const isDuplicated = [...headers].some(([name, values]) => name.startsWith('apns-') && values.length > 1)
  return isDuplicated ? { reason: 'DuplicateHeaders' } : undefined
}

const checkSender: Check = (request, { now, providerKeys }) => {
  const { sender } = request
  switch (sender.kind) {
    case 'anonymous': {
      const authorization = header(request, 'authorization')
      if (authorization === undefined) return { reason: 'MissingProviderToken' }
      return providerKeys.check(authorization, sender.session, now)
    }
    case 'foreignCertificate':
      return { reason: 'BadCertificate' }
    case 'certificate':
      return isValidAt(sender.certificate, now) ? undefined : { reason: 'BadCertificate' }
  }
}

const checkMessageId: Check = request =>
  request.headers.has('apns-id') && findMessageId(request) === undefined ? { reason: 'BadMessageId' } : undefined

const checkTopic: Check = (request, { providerKeys }) => {
  const topic = header(request, 'apns-topic')
  if (topic === undefined || topic === '') return { reason: 'MissingTopic' }
  if (!TOPIC.test(topic)) return { reason: 'BadTopic' }
  return isAllowed(request.sender, topic, providerKeys) ? undefined : { reason: 'TopicDisallowed' }
}

const checkPushType: Check = request => {
  const pushType = header(request, 'apns-push-type')
  return pushType === undefined || PUSH_TYPES.has(pushType) ? undefined : { reason: 'InvalidPushType' }
}

const checkPriority: Check = request => {
  const priority = header(request, 'apns-priority')
  return priority === undefined || PRIORITIES.has(priority) ? undefined : { reason: 'BadPriority' }
}

const checkExpiration: Check = request => {
  const expiration = header(request, 'apns-expiration')
  if (expiration === undefined) return undefined
  const isWholeNumber = /^\d+$/.test(expiration) && Number.isSafeInteger(Number(expiration))
  return isWholeNumber ? undefined : { reason: 'BadExpirationDate' }
}

const checkCollapseId: Check = request => {
  // Header values reach us as one character for each byte.
  const bytes = Buffer.byteLength(header(request, 'apns-collapse-id') ?? '', 'latin1')
  return bytes > MAX_COLLAPSE_ID_BYTES ? { reason: 'BadCollapseId' } : undefined
}

const checkPayload: Check = ({ body }) => {
  if (body.length > MAX_PAYLOAD_BYTES) return { reason: 'PayloadTooLarge' }
  // Apple names no reason of its own for a payload that is no JSON object: to APNs it is a payload without content.
  return isJsonObject(body) ? undefined : { reason: 'PayloadEmpty' }
}

const checkToken: Check = (request, { tokens, unknownTokens }) => {
  const { token = '' } = request
  if (!isDeviceToken(token)) return { reason: 'BadDeviceToken' }
  const known = tokens.find(token)
  if (known === undefined) return unknownTokens === 'accept' ? undefined : { reason: 'BadDeviceToken' }
  if (known.topic !== header(request, 'apns-topic')) return { reason: 'DeviceTokenNotForTopic' }
  return known.retiredAt === undefined ? undefined : { reason: 'Unregistered', timestamp: known.retiredAt }
}

const CHECKS: readonly Check[] = [
  checkMethod,
  checkPath,
  checkDuplicates,
  checkSender,
  checkMessageId,
  checkTopic,
  checkPushType,
  checkPriority,
  checkExpiration,
  checkCollapseId,
  checkPayload,
  checkToken,
]

function isAllowed(sender: Sender, topic: string, providerKeys: ProviderKeys): boolean {
  switch (sender.kind) {
    case 'anonymous':
      return providerKeys.isAllowed(sender.session, topic)
    case 'certificate':
      return sender.certificate.topic === topic
    case 'foreignCertificate':
      return false
  }
}

function isJsonObject(body: Uint8Array): boolean {
  try {
    const payload: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload)
  } catch {
    return false
  }
}
