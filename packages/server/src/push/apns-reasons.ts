/**
 * What a reason of APNs asks of us.
 *
 * - `dead`: the token leads nowhere, its devices are forgotten
 * - `retry`: the same again, later
 * - `reconnect`: the same again, later and on a new connection
 * - `renewToken`: a new provider token, then the same again at once
 * - `keepToken`: no new provider token for a while; the same again, later
 * - `refused`: this push is wrong in itself; again only after somebody has mended it
 * - `stop`: every push of the pass type is refused until somebody has mended certificate, key or topic
 */
export type ApnsAction = 'dead' | 'retry' | 'reconnect' | 'renewToken' | 'keepToken' | 'refused' | 'stop'

/** One row of the table of answers. */
export interface ApnsReason {
  readonly status: number
  readonly action: ApnsAction
}

/**
 * Every reason that APNs gives, with its status and what to do about it.
 *
 * @see Web service, section 5, "Answers"; Apple, "Handling notification responses from APNs"
 */
export const APNS_REASONS: Readonly<Record<string, ApnsReason>> = {
  BadCollapseId: { status: 400, action: 'refused' },
  BadDeviceToken: { status: 400, action: 'dead' },
  BadExpirationDate: { status: 400, action: 'refused' },
  BadMessageId: { status: 400, action: 'refused' },
  BadPriority: { status: 400, action: 'refused' },
  BadTopic: { status: 400, action: 'stop' },
  DeviceTokenNotForTopic: { status: 400, action: 'dead' },
  DuplicateHeaders: { status: 400, action: 'refused' },
  IdleTimeout: { status: 400, action: 'reconnect' },
  InvalidPushType: { status: 400, action: 'refused' },
  MissingDeviceToken: { status: 400, action: 'refused' },
  MissingTopic: { status: 400, action: 'stop' },
  PayloadEmpty: { status: 400, action: 'refused' },
  TopicDisallowed: { status: 400, action: 'stop' },
  BadCertificate: { status: 403, action: 'stop' },
  BadCertificateEnvironment: { status: 403, action: 'stop' },
  ExpiredProviderToken: { status: 403, action: 'renewToken' },
  Forbidden: { status: 403, action: 'stop' },
  InvalidProviderToken: { status: 403, action: 'stop' },
  MissingProviderToken: { status: 403, action: 'stop' },
  UnrelatedKeyIdInToken: { status: 403, action: 'stop' },
  BadPath: { status: 404, action: 'refused' },
  MethodNotAllowed: { status: 405, action: 'refused' },
  ExpiredToken: { status: 410, action: 'dead' },
  Unregistered: { status: 410, action: 'dead' },
  PayloadTooLarge: { status: 413, action: 'refused' },
  TooManyProviderTokenUpdates: { status: 429, action: 'keepToken' },
  TooManyRequests: { status: 429, action: 'retry' },
  InternalServerError: { status: 500, action: 'retry' },
  ServiceUnavailable: { status: 503, action: 'reconnect' },
  Shutdown: { status: 503, action: 'reconnect' },
}
