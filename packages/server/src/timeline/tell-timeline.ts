import { createHash } from 'node:crypto'
import type { DeviceLibraryIdentifier, PushToken } from '../identifiers.ts'
import type { Complaint, PassTimeline, RegisteredDevice, StoredPass, TimelineEvent } from '../storage/storage.ts'
import { type ComplaintCause, parseDeviceLogMessage } from './device-log-message.ts'
import { formatDuration } from './format-duration.ts'

export type TimelineEntryKind =
  | 'issued'
  | 'registered'
  | 'unregistered'
  | 'changed'
  | 'pushed'
  | 'not-fetched'
  | 'listed'
  | 'fetched'
  | 'confirmed'
  | 'complained'

/** One thing that happened to a pass, with what it means. */
export interface TimelineEntry {
  readonly at: Date
  readonly kind: TimelineEntryKind
  /** Short name of a device, the same in every entry: its identifier is a secret. */
  readonly device?: string | undefined
  readonly updateTag?: number | undefined
  /** Of APNs' answer, or of ours. */
  readonly status?: number | undefined
  /** APNs' reason. */
  readonly reason?: string | undefined
  readonly apnsId?: string | undefined
  /** Changed fields that announce themselves. */
  readonly announcedFields?: number | undefined
  /** Pushes after which the device has not come. */
  readonly pushes?: number | undefined
  readonly cause?: ComplaintCause | 'unknown' | undefined
  /** A device's own words. */
  readonly message?: string | undefined
  /** What it followed from, and how long after. */
  readonly since?: { readonly kind: TimelineEntryKind; readonly ms: number } | undefined
  readonly sentence: string
}

/** A device that holds a pass, and how it stands with it. */
export interface DeviceEntry {
  readonly device: string
  readonly registeredAt: Date
  readonly wakeUpPending: boolean
  readonly pushedAt: Date | undefined
  readonly seenAt: Date | undefined
  readonly unansweredPushes: number
  readonly sentence: string
}

const CAUSES: Readonly<Record<ComplaintCause, string>> = {
  'registration-failed': 'it could not register',
  'unregistration-failed': 'it could not unregister',
  'list-failed': 'it could not ask what changed',
  'fetch-failed': 'it could not take the pass it fetched',
  unchanged: 'it was sent for a pass that had not changed',
  'date-ignored': 'it was sent the whole pass although nothing had changed',
  'not-held': 'it was sent for a pass that it does not have',
  'tag-remained': 'it was told of changes without a new tag',
}

/** Short name of a device. */
export function deviceName(identifier: DeviceLibraryIdentifier): string {
  return createHash('sha256').update(identifier).digest('hex').slice(0, 8)
}

/** How each device that holds a pass stands with it. */
export function tellDevices(devices: readonly RegisteredDevice[], now: Date): readonly DeviceEntry[] {
  return devices.map(({ deviceLibraryIdentifier, isWakeUpPending, ...device }) => ({
    ...device,
    device: deviceName(deviceLibraryIdentifier),
    wakeUpPending: isWakeUpPending,
    sentence: deviceSentence({ deviceLibraryIdentifier, isWakeUpPending, ...device }, now),
  }))
}

function deviceSentence(device: RegisteredDevice, now: Date): string {
  const { isWakeUpPending, pushedAt, unansweredPushes, seenAt } = device
  const name = `Device ${deviceName(device.deviceLibraryIdentifier)}`
  const ago = (instant: Date) => `${formatDuration(now.getTime() - instant.getTime())} ago`
  if (unansweredPushes > 0 && pushedAt) {
    const seen = seenAt ? `it last came ${ago(seenAt)}` : 'it has never come'
    const again = isWakeUpPending ? '; another push is owed' : ''
    return `${name} was pushed to ${times(unansweredPushes)}, last ${ago(pushedAt)}, and has not fetched; ${seen}${again}`
  }
  if (isWakeUpPending) return `${name} is owed a push that APNs has not accepted yet`
  return seenAt ? `${name} is up to date: it last came ${ago(seenAt)}` : `${name} has not been pushed to yet`
}

/** What is known of a device while its story is told. */
interface DeviceStory {
  listed?: { readonly at: Date; readonly tag: number } | undefined
  fetchedAt?: Date | undefined
  /** When it was pushed to, if it came because of it, until it is told what changed. */
  calledAt?: Date | undefined
  isListedUnfetched: boolean
  confirmedTag: number
}

/** What is known of a push token. */
interface TokenStory {
  coveredTag: number
  pushedAt?: Date | undefined
  isAwaited: boolean
  isRepeatOwed: boolean
}

/**
 * Tells what happened to a pass in order, each thing with what it followed from.
 *
 * A push and a request name no pass, and a fetch names no device: they are put together here, where all of them are seen.
 */
export function tellTimeline(pass: StoredPass, { events, complaints }: PassTimeline): readonly TimelineEntry[] {
  const story = new Story(pass)
  const told = events.flatMap(event => story.tell(event) ?? [])
  const issued: TimelineEntry = { at: pass.createdAt, kind: 'issued', sentence: 'The pass was issued' }
  return [issued, ...told, ...complaints.map(tellComplaint)].sort((a, b) => a.at.getTime() - b.at.getTime())
}

function tellComplaint({ receivedAt, message, deviceLibraryIdentifier }: Complaint): TimelineEntry {
  const parsed = parseDeviceLogMessage(message)
  const device = deviceLibraryIdentifier && deviceName(deviceLibraryIdentifier)
  const meaning = parsed ? `${CAUSES[parsed.cause]}: ` : ''
  return {
    at: receivedAt,
    kind: 'complained',
    device,
    cause: parsed?.cause ?? 'unknown',
    message,
    sentence: `${device ? `Device ${device}` : 'A device'} complained that ${meaning}${parsed?.reason ?? message}`,
  }
}

class Story {
  readonly #pass: StoredPass
  readonly #changes: { readonly at: Date; readonly tag: number }[] = []
  readonly #devices = new Map<DeviceLibraryIdentifier, DeviceStory>()
  readonly #tokens = new Map<PushToken, TokenStory>()
  readonly #deviceOfToken = new Map<PushToken, DeviceLibraryIdentifier>()

  constructor(pass: StoredPass) {
    this.#pass = pass
  }

  /** @returns `undefined` for what does not concern this pass. */
  tell(event: TimelineEvent): TimelineEntry | undefined {
    switch (event.kind) {
      case 'registered':
        return this.#registered(event)
      case 'unregistered':
        return this.#unregistered(event)
      case 'changed':
        return this.#changed(event)
      case 'pushed':
        return this.#pushed(event)
      case 'silent':
        return this.#silent(event)
      case 'listed':
        return this.#listed(event)
      case 'fetched':
        return this.#fetched(event)
      case 'asked':
        return this.#asked(event)
    }
  }

  #registered({ at, deviceLibraryIdentifier: device, pushToken }: TimelineEvent): TimelineEntry {
    if (device) this.#deviceOf(device)
    if (device && pushToken) this.#deviceOfToken.set(pushToken, device)
    const since = sinceOf('issued', this.#pass.createdAt, at)
    return entry(
      at,
      'registered',
      device,
      { since },
      `${named(device)} installed the pass and registered for updates${after(since)}`,
    )
  }

  #unregistered({ at, deviceLibraryIdentifier: device }: TimelineEvent): TimelineEntry {
    if (device) this.#devices.delete(device)
    const sentence = `${named(device)} unregistered: the pass was removed, or its automatic updates were switched off`
    return entry(at, 'unregistered', device, {}, sentence)
  }

  #changed({ at, updateTag = 0, code = 0 }: TimelineEvent): TimelineEntry {
    this.#changes.push({ at, tag: updateTag })
    const what =
      ['without a message', 'with a message'][code] ?? `with ${code} messages, of which phones make one generic line`
    return entry(at, 'changed', undefined, { updateTag, announcedFields: code }, `The pass changed ${what}`)
  }

  #pushed({ at, pushToken, updateTag = 0, code: status, reason, apnsId }: TimelineEvent): TimelineEntry | undefined {
    const change = this.#changes.findLast(({ tag }) => tag <= updateTag)
    if (!change || pushToken === undefined) return undefined
    const token = this.#tokenOf(pushToken)
    // A push for another pass of the device is none of this one's.
    if (change.tag <= token.coveredTag && !token.isRepeatOwed) return undefined
    const device = this.#deviceOfToken.get(pushToken)
    const isRepeat = token.isRepeatOwed
    const since = isRepeat ? sinceOf('pushed', token.pushedAt ?? change.at, at) : sinceOf('changed', change.at, at)
    if (status === 200)
      Object.assign(token, { coveredTag: change.tag, pushedAt: at, isAwaited: true, isRepeatOwed: false })
    const sentence =
      status === 200
        ? `APNs accepted ${isRepeat ? 'another' : 'a'} push to ${namedLower(device)}${after(since)}`
        : `APNs refused a push to ${namedLower(device)}: ${status ?? ''} ${reason ?? ''}`.trimEnd()
    return entry(at, 'pushed', device, { updateTag, status, reason, apnsId, since }, sentence)
  }

  #silent({ at, pushToken, code: pushes = 1 }: TimelineEvent): TimelineEntry | undefined {
    const token = pushToken && this.#tokens.get(pushToken)
    if (!token?.isAwaited) return undefined
    token.isRepeatOwed = true
    const device = pushToken && this.#deviceOfToken.get(pushToken)
    const since = token.pushedAt && sinceOf('pushed', token.pushedAt, at)
    const sentence = `${named(device)} has not fetched${since ? ` ${formatDuration(since.ms)} after the push` : ''}; it is pushed to again`
    return entry(at, 'not-fetched', device, { pushes, since }, sentence)
  }

  #listed({ at, deviceLibraryIdentifier: device, updateTag = 0 }: TimelineEvent): TimelineEntry | undefined {
    if (device === undefined) return undefined
    this.#came(device)
    const known = this.#deviceOf(device)
    const since = known.calledAt ? sinceOf('pushed', known.calledAt, at) : this.#sinceChange(at)
    Object.assign(known, { listed: { at, tag: updateTag }, isListedUnfetched: true, calledAt: undefined })
    const sentence = `${named(device)} asked what changed and was told of the pass${after(since)}`
    return entry(at, 'listed', device, { updateTag, since }, sentence)
  }

  #fetched({ at, deviceLibraryIdentifier, updateTag, code: status }: TimelineEvent): TimelineEntry {
    const device = deviceLibraryIdentifier ?? this.#findFetcher()
    if (device) {
      this.#came(device)
      Object.assign(this.#deviceOf(device), { fetchedAt: at, isListedUnfetched: false })
    }
    const since = this.#sinceChange(at)
    const what = status === 304 ? 'asked for the pass and had it already (304)' : 'fetched the pass (200)'
    return entry(at, 'fetched', device, { updateTag, status, since }, `${named(device)} ${what}${after(since)}`)
  }

  /** A device brings the tag of what it has taken: of this pass, if it was told of it under that tag. */
  #asked({ at, deviceLibraryIdentifier: device, updateTag }: TimelineEvent): TimelineEntry | undefined {
    if (device === undefined) return undefined
    this.#came(device)
    const known = this.#devices.get(device)
    if (!known?.listed || updateTag === undefined) return undefined
    if (updateTag < known.listed.tag || known.confirmedTag >= known.listed.tag) return undefined
    known.confirmedTag = known.listed.tag
    const since = known.fetchedAt ? sinceOf('fetched', known.fetchedAt, at) : sinceOf('listed', known.listed.at, at)
    const sentence = `${named(device)} confirmed: it came again with the tag of that change${after(since)}`
    return entry(at, 'confirmed', device, { updateTag: known.listed.tag, since }, sentence)
  }

  /** The device that was told of the pass and has not fetched it since, if there is only one. */
  #findFetcher(): DeviceLibraryIdentifier | undefined {
    const candidates = [...this.#devices].filter(([, { isListedUnfetched }]) => isListedUnfetched)
    const [only, ...others] = candidates.length > 0 ? candidates : [...this.#devices]
    return others.length === 0 ? only?.[0] : undefined
  }

  /** Whoever waited for it need not any longer. */
  #came(device: DeviceLibraryIdentifier): void {
    for (const [pushToken, token] of this.#tokens) {
      if (this.#deviceOfToken.get(pushToken) !== device || !token.isAwaited) continue
      token.isAwaited = false
      token.isRepeatOwed = false
      this.#deviceOf(device).calledAt = token.pushedAt
    }
  }

  #sinceChange(at: Date): TimelineEntry['since'] {
    const change = this.#changes.at(-1)
    return change && sinceOf('changed', change.at, at)
  }

  #deviceOf(device: DeviceLibraryIdentifier): DeviceStory {
    const known = this.#devices.get(device) ?? { isListedUnfetched: false, confirmedTag: 0 }
    this.#devices.set(device, known)
    return known
  }

  #tokenOf(pushToken: PushToken): TokenStory {
    const known = this.#tokens.get(pushToken) ?? { coveredTag: 0, isAwaited: false, isRepeatOwed: false }
    this.#tokens.set(pushToken, known)
    return known
  }
}

function entry(
  at: Date,
  kind: TimelineEntryKind,
  device: DeviceLibraryIdentifier | undefined,
  members: Omit<TimelineEntry, 'at' | 'kind' | 'device' | 'sentence'>,
  sentence: string,
): TimelineEntry {
  return { at, kind, device: device && deviceName(device), ...members, sentence }
}

function sinceOf(kind: TimelineEntryKind, from: Date, to: Date): NonNullable<TimelineEntry['since']> {
  return { kind, ms: Math.max(0, to.getTime() - from.getTime()) }
}

const SINCE = {
  issued: 'issue',
  changed: 'the change',
  pushed: 'the push',
  listed: 'the list',
  fetched: 'the fetch',
} as const

function after(since: TimelineEntry['since']): string {
  if (!since) return ''
  const from = Object.entries(SINCE).find(([kind]) => kind === since.kind)?.[1]
  return from ? `, ${formatDuration(since.ms)} after ${from}` : ''
}

function named(device: DeviceLibraryIdentifier | undefined): string {
  return device ? `Device ${deviceName(device)}` : 'A device'
}

function namedLower(device: DeviceLibraryIdentifier | undefined): string {
  return device ? `device ${deviceName(device)}` : 'a device'
}

function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`
}
