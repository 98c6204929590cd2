import type { Check } from '../check.ts'
import { apns } from './apns.ts'
import { authorization } from './authorization.ts'
import { baseAddress } from './base-address.ts'
import { cache } from './cache.ts'
import { certificate } from './certificate.ts'
import { clock } from './clock.ts'
import { compression } from './compression.ts'
import { contentType } from './content-type.ts'
import { doubleSlash } from './double-slash.ts'
import { download } from './download.ts'
import { fetchedPass } from './fetched-pass.ts'
import { head } from './head.ts'
import { https } from './https.ts'
import { lastModified } from './last-modified.ts'
import { link } from './link.ts'
import { linkCache } from './link-cache.ts'
import { linkCompression } from './link-compression.ts'
import { linkContentType } from './link-content-type.ts'
import { linkDisposition } from './link-disposition.ts'
import { list } from './list.ts'
import { listRegistered } from './list-registered.ts'
import { log } from './log.ts'
import { notModified } from './not-modified.ts'
import { otherPass } from './other-pass.ts'
import { register } from './register.ts'
import { registerAgain } from './register-again.ts'
import { registrationAuthorization } from './registration-authorization.ts'
import { sharedPushToken } from './shared-push-token.ts'
import { tag } from './tag.ts'
import { unregister } from './unregister.ts'

/** Every check, in the order in which a device would come upon what it looks at. */
export const CHECKS: readonly Check[] = [
  baseAddress,
  https,
  certificate,
  list,
  clock,
  doubleSlash,
  log,
  download,
  contentType,
  fetchedPass,
  otherPass,
  lastModified,
  notModified,
  head,
  authorization,
  compression,
  cache,
  registrationAuthorization,
  register,
  registerAgain,
  sharedPushToken,
  listRegistered,
  tag,
  unregister,
  link,
  linkContentType,
  linkDisposition,
  linkCompression,
  linkCache,
  apns,
]
