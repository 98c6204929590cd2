import { bannerFor, createLocalize } from '@billfold/pkpass'
import { complain, type DeviceContext, serviceAt } from './device-context.ts'
import { dateIgnored, passTaskFailed, passUnchanged } from './device-log-messages.ts'
import { hasSameContent, type InstalledPass, keyOf, type OpenedPass, updateAccessOf } from './installed-pass.ts'
import { openPass } from './open-pass.ts'
import type { PassKey } from './pass-key.ts'
import { namePass } from './pass-view.ts'
import type { Registrations } from './registrations.ts'
import { type RetrySchedule, retrying } from './retry.ts'
import { type Answer, invalidPassData, type PassDownload } from './web-service-client.ts'

/** `gone`: the pass was removed from the device, or the web service retired it (410). */
export type UpdateOutcome = 'updated' | 'unchanged' | 'failed' | 'gone'

export type UpdatePassOptions = {
  readonly registrations: Registrations
  /** Whether the web service named the pass itself, and so must have something new. */
  readonly isListed: boolean
  readonly retry: RetrySchedule
}

type Fetched =
  | Exclude<PassDownload, { readonly kind: 'downloaded' }>
  | {
      readonly kind: 'opened'
      readonly opened: OpenedPass
      readonly lastModified: string | undefined
      /** What was sent as `If-Modified-Since`. */
      readonly askedWith: string | undefined
    }

/**
 * Fetches a pass and, if it is a newer version, puts it in the old one's place and shows its banner.
 *
 * @throws the closing signal's reason.
 * @see spec/web-service.md sections 1.3, 2 and 6
 */
export async function updatePass(
  context: DeviceContext,
  key: PassKey,
  options: UpdatePassOptions,
): Promise<UpdateOutcome> {
  const answer = await retrying(() => fetchPass(context, key), options.retry, context.closing)
  if (!answer.ok) return 'failed'
  // Looked up again: its holder may have removed it or put another version in its place meanwhile.
  const installed = context.wallet.find(key)
  if (installed === undefined) return 'gone'
  const fetched = answer.value
  switch (fetched.kind) {
    case 'gone':
      context.wallet.change(key, { registration: 'none' })
      await options.registrations.unregister(installed)
      return 'gone'
    case 'notModified':
      complainIfListed(context, installed, options)
      return keepPass(context, installed)
    case 'opened':
      if (!hasSameContent(installed, fetched.opened)) return replacePass(context, installed, fetched, options)
      complainAboutSame(context, installed, fetched, options)
      context.wallet.change(key, { lastModified: fetched.lastModified })
      return keepPass(context, installed)
  }
}

async function fetchPass(context: DeviceContext, key: PassKey): Promise<Answer<Fetched>> {
  const { client, wallet, closing, now } = context
  const installed = wallet.find(key)
  const access = installed && updateAccessOf(installed)
  if (installed === undefined || access === undefined) return { ok: true, value: { kind: 'gone' } }
  const { webServiceURL, authenticationToken } = access
  const { lastModified } = installed
  const answer = await client.downloadPass(webServiceURL, key, { authenticationToken, lastModified }, closing)
  const fetched = answer.ok ? openDownload(context, key, answer.value, lastModified) : answer
  if (!fetched.ok) {
    const service = serviceAt(context, webServiceURL)
    const message = passTaskFailed(key, lastModified, { at: now(), service, reason: fetched.reason })
    complain(context, webServiceURL, key.passTypeIdentifier, message)
  }
  return fetched
}

function openDownload(
  { trust, now, allowHttpServices }: DeviceContext,
  { passTypeIdentifier, serialNumber }: PassKey,
  download: PassDownload,
  askedWith: string | undefined,
): Answer<Fetched> {
  if (download.kind !== 'downloaded') return { ok: true, value: download }
  const result = openPass(download.bytes, { trust, now: now(), allowHttpServices })
  if (result.kind === 'refused') return invalidPassData(result.reasons.join('; '))
  const { opened } = result
  const found = keyOf(opened)
  if (found.passTypeIdentifier !== passTypeIdentifier || found.serialNumber !== serialNumber) {
    return invalidPassData(`pass type ${found.passTypeIdentifier}, serial number ${found.serialNumber}`)
  }
  return { ok: true, value: { kind: 'opened', opened, lastModified: download.lastModified, askedWith } }
}

function keepPass({ emit, display }: DeviceContext, installed: InstalledPass): 'unchanged' {
  emit({ kind: 'unchanged', pass: namePass(installed, display().locale) })
  return 'unchanged'
}

async function replacePass(
  context: DeviceContext,
  old: InstalledPass,
  { opened, lastModified }: Extract<Fetched, { readonly kind: 'opened' }>,
  { registrations }: UpdatePassOptions,
): Promise<'updated'> {
  const { wallet, notifications, now, emit, display } = context
  const key = keyOf(opened)
  const hasMoved = updateAccessOf(old)?.webServiceURL !== updateAccessOf(opened)?.webServiceURL
  const registration = hasMoved ? 'none' : old.registration
  const at = now()
  const updated: InstalledPass = { ...old, ...opened, lastModified, updatedAt: at, registration, isNewerThanTag: true }
  wallet.put(updated)
  const settings = display()
  const banner = bannerFor(old.pass, opened.pass, { localize: createLocalize(opened.files, settings.locale), settings })
  notifications.show(banner, key, at)
  emit({ kind: 'updated', pass: namePass(updated, settings.locale), banner })
  // The device registers at the new place; at the old one it says nothing, which must go on answering for the others.
  if (hasMoved && old.registration !== 'none') await registrations.register(key)
  return 'updated'
}

function complainAboutSame(
  context: DeviceContext,
  installed: InstalledPass,
  { askedWith, lastModified }: Extract<Fetched, { readonly kind: 'opened' }>,
  options: UpdatePassOptions,
): void {
  const webServiceURL = updateAccessOf(installed)?.webServiceURL
  if (webServiceURL === undefined) return
  // A later date is no ignored header: the web service thinks it has something newer.
  const isIgnored = askedWith !== undefined && !(Date.parse(lastModified ?? '') > Date.parse(askedWith))
  if (isIgnored) {
    const key = keyOf(installed)
    complain(context, webServiceURL, key.passTypeIdentifier, dateIgnored(webServiceURL, key, askedWith))
  } else {
    complainIfListed(context, installed, options)
  }
}

function complainIfListed(context: DeviceContext, installed: InstalledPass, { isListed }: UpdatePassOptions): void {
  const webServiceURL = updateAccessOf(installed)?.webServiceURL
  if (!isListed || installed.isNewerThanTag || webServiceURL === undefined) return
  const key = keyOf(installed)
  complain(context, webServiceURL, key.passTypeIdentifier, passUnchanged(webServiceURL, key))
}
