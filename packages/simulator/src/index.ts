export { ApnsServer, type ApnsServerOptions, createApnsServer } from './apns/apns-server.ts'
export { type Fault, Faults, faultSchema } from './apns/faults.ts'
export type { OnPush, Push } from './apns/push.ts'
export { DEFAULT_WAIT_LIMIT_MS, MAX_RECORDED_PUSHES, type WaitOptions } from './apns/push-record.ts'
export { APNS_REASONS, type ApnsReason } from './apns/reasons.ts'
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
export { SimulatorError, type SimulatorErrorCode } from './simulator-error.ts'
