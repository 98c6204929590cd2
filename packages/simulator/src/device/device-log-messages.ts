import type { PassKey } from './pass-key.ts'
import type { WebService } from './web-service-client.ts'

// The forms below were seen on devices; the vendor gives no list (spec/web-service.md section 3).

/** A task of the device that failed: begins with the date, ends with the reason. */
export type FailedTask = { readonly at: Date; readonly service: WebService; readonly reason: string }

/** `Register task (…) encountered error: …`, or the same of unregistering. */
export function registrationTaskFailed(
  task: 'Register' | 'Unregister',
  { passTypeIdentifier, serialNumber }: PassKey,
  { at, service, reason }: FailedTask,
): string {
  const { deviceLibraryIdentifier, webServiceURL } = service
  return `[${formatDate(at)}] ${task} task (for device ${deviceLibraryIdentifier}, pass type ${passTypeIdentifier}, serial number ${serialNumber}; with web service url ${webServiceURL}) encountered error: ${reason}`
}

/** `Get serial #s task (…) encountered error: …` */
export function listTaskFailed(
  passTypeIdentifier: string,
  tag: string | undefined,
  { at, service, reason }: FailedTask,
): string {
  const { deviceLibraryIdentifier, webServiceURL } = service
  return `[${formatDate(at)}] Get serial #s task (for device ${deviceLibraryIdentifier}, pass type ${passTypeIdentifier}, last updated ${tag ?? '(null)'}; with web service url ${webServiceURL}) encountered error: ${reason}`
}

/** `Get pass task (…) encountered error: …` */
export function passTaskFailed(
  { passTypeIdentifier, serialNumber }: PassKey,
  lastModified: string | undefined,
  { at, service, reason }: FailedTask,
): string {
  return `[${formatDate(at)}] Get pass task (pass type ${passTypeIdentifier}, serial number ${serialNumber}, if-modified-since ${lastModified ?? '(null)'}; with web service url ${service.webServiceURL}) encountered error: ${reason}`
}

/** The list named a pass that is the same as before. */
export function passUnchanged(webServiceURL: string, { passTypeIdentifier, serialNumber }: PassKey): string {
  return webServiceError(
    passTypeIdentifier,
    webServiceURL,
    `Server requested update to serial number '${serialNumber}', but the pass was unchanged.`,
  )
}

/** The same pass was sent again where 304 was due. */
export function dateIgnored(
  webServiceURL: string,
  { passTypeIdentifier, serialNumber }: PassKey,
  lastModified: string,
): string {
  return webServiceError(
    passTypeIdentifier,
    webServiceURL,
    `Server ignored the 'if-modified-since' header (${lastModified}) and returned the full unchanged pass data for serial number '${serialNumber}'.`,
  )
}

/** The list named a pass that the device does not have, or not with this web service. */
export function passUnregistered(webServiceURL: string, { passTypeIdentifier, serialNumber }: PassKey): string {
  return webServiceError(
    passTypeIdentifier,
    webServiceURL,
    `Update requested for unregistered serial number ${serialNumber}`,
  )
}

/** The list named passes, but its tag is the one the device asked with. */
export function tagRemained(webServiceURL: string, passTypeIdentifier: string, count: number, tag: string): string {
  return webServiceError(
    passTypeIdentifier,
    webServiceURL,
    `Response to 'What changed?' request included ${count} serial numbers but the lastUpdated tag (${tag}) remained the same.`,
  )
}

function webServiceError(passTypeIdentifier: string, webServiceURL: string, complaint: string): string {
  return `Web service error for ${passTypeIdentifier} (${webServiceURL}): ${complaint}`
}

/** `2026-03-01 12:00:00 +0000` */
function formatDate(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} +0000`
}
