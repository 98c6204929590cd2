/**
 * Every reason APNs gives for a refusal, with the HTTP status that goes with it.
 *
 * @see spec/web-service.md section 5, "Answers"; Apple, "Handling notification responses from APNs"
 */
export const APNS_REASONS = {
  BadCollapseId: 400,
  BadDeviceToken: 400,
  BadExpirationDate: 400,
  BadMessageId: 400,
  BadPriority: 400,
  BadTopic: 400,
  DeviceTokenNotForTopic: 400,
  DuplicateHeaders: 400,
  IdleTimeout: 400,
  InvalidPushType: 400,
  MissingDeviceToken: 400,
  MissingTopic: 400,
  PayloadEmpty: 400,
  TopicDisallowed: 400,
  BadCertificate: 403,
  BadCertificateEnvironment: 403,
  ExpiredProviderToken: 403,
  Forbidden: 403,
  InvalidProviderToken: 403,
  MissingProviderToken: 403,
  UnrelatedKeyIdInToken: 403,
  BadPath: 404,
  MethodNotAllowed: 405,
  ExpiredToken: 410,
  Unregistered: 410,
  PayloadTooLarge: 413,
  TooManyProviderTokenUpdates: 429,
  TooManyRequests: 429,
  InternalServerError: 500,
  ServiceUnavailable: 503,
  Shutdown: 503,
} satisfies Record<string, number>

export type ApnsReason = keyof typeof APNS_REASONS

export function isApnsReason(text: unknown): text is ApnsReason {
  return typeof text === 'string' && Object.hasOwn(APNS_REASONS, text)
}

/** Why a push was refused; `timestamp` comes with status 410 only: since when the token is dead. */
export type Refusal = {
  readonly reason: ApnsReason
  readonly timestamp?: Date
}

/** Writes a refusal's body: JSON, the timestamp in milliseconds since 1970. */
export function encodeRefusal({ reason, timestamp }: Refusal): string {
  return JSON.stringify(timestamp === undefined ? { reason } : { reason, timestamp: timestamp.getTime() })
}
