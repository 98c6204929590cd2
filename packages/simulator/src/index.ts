export { ApnsServer, type ApnsServerOptions, createApnsServer } from './apns/apns-server.ts'
export { type Fault, Faults, faultSchema } from './apns/faults.ts'
export type { ProviderKey } from './apns/provider-tokens.ts'
export type { OnPush, Push } from './apns/push.ts'
export { MAX_RECORDED_PUSHES } from './apns/push-record.ts'
export { APNS_REASONS, type ApnsReason, isApnsReason } from './apns/reasons.ts'
export {
  type CertificateAuthority,
  type CertificateAuthorityOptions,
  createCertificateAuthority,
  restoreCertificateAuthority,
} from './certificate-authority/certificate-authority.ts'
export type { IssuedCertificate } from './certificate-authority/key-pair.ts'
export { type PassCertificateRequest, passCertificateRequestSchema } from './certificate-authority/pass-certificate.ts'
export {
  type SavedCertificateAuthority,
  savedCertificateAuthoritySchema,
} from './certificate-authority/saved-authority.ts'
export type { ServerCertificateRequest } from './certificate-authority/server-certificate.ts'
export { type ControlAppOptions, createControlApp } from './control/control-app.ts'
export { type ControlServer, type ServeControlOptions, serveControl } from './control/serve-control.ts'
export { type ActivityEntry, MAX_RECORDED_ACTIVITY } from './device/activity.ts'
export { createDevice, Device } from './device/device.ts'
export type { PushService } from './device/device-identity.ts'
export type { DeviceOptions, DeviceSettings } from './device/device-options.ts'
export { type SavedDevice, savedDeviceSchema } from './device/device-state.ts'
export { MAX_RECORDED_EVENTS } from './device/event-record.ts'
export { type DeviceEvent, type DeviceOccurrence, describe } from './device/events.ts'
export { type Fetch, REQUEST_TIMEOUT_MS } from './device/exchange.ts'
export type { RegistrationState } from './device/installed-pass.ts'
export { MAX_NOTIFICATIONS, type Notification } from './device/notifications.ts'
export type { OpenedLink } from './device/open-link.ts'
export type { PassKey } from './device/pass-key.ts'
export type { PassParts } from './device/pass-parts.ts'
export type { PassNames, ShownField, ShownPass } from './device/pass-view.ts'
export type { ProtocolCall, ProtocolPush, ProtocolRequest, ProtocolTask } from './device/protocol-call.ts'
export { DEFAULT_RETRY_DELAYS_MS } from './device/retry.ts'
export type { UpdateOutcome } from './device/update-pass.ts'
export { SimulatorError, type SimulatorErrorCode, type SimulatorErrorOptions } from './simulator-error.ts'
export { DEFAULT_WAIT_LIMIT_MS, type WaitOptions } from './waiting-room.ts'
