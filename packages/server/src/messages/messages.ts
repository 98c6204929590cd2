import { type Finding, finding } from '@billfold/pkpass'
import type { Clock } from '../clock.ts'
import type { SerialNumber } from '../identifiers.ts'
import { parsePassRequest } from '../passes/parse-pass-request.ts'
import type { PassLookup } from '../passes/pass-lookup.ts'
import { styleOfRequest } from '../passes/pass-request.ts'
import type { Passes } from '../passes/passes.ts'
import { Problem } from '../problems.ts'
import { auditOf, type Caller } from '../projects/caller.ts'
import type { Quota } from '../projects/quota.ts'
import type { RegisteredDevice, Storage, StoredPass } from '../storage/storage.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { messageValue } from './message-field.ts'
import { type BroadcastRequest, MAX_AUDIENCE, type MessageRequest } from './message-request.ts'

export interface MessagesOptions {
  readonly storage: Storage
  readonly passes: Pick<Passes, 'compare'>
  readonly lookup: PassLookup
  /** A message changes its pass, and is counted as a change. */
  readonly quota: Quota
  readonly clock: Clock
  readonly timeline: Timeline
  /** Visible messages of a pass within 24 hours, beyond which one is refused. */
  readonly maxMessagesADay: number
  /** Told when devices are owed a wake-up. */
  readonly onWakeUpsOwed: () => void
}

export interface SentMessage {
  readonly pass: StoredPass
  readonly notifiedDevices: number
  /** Visible messages of the pass within 24 hours, this one included. */
  readonly messagesToday: number
  readonly findings: readonly Finding[]
}

export interface SentMessages {
  /** Passes that fit, as far as this call looked. */
  readonly matched: number
  readonly notified: number
  readonly notifiedDevices: number
  /** Passes that had their messages of the day. */
  readonly skipped: readonly SerialNumber[]
  /** Where to go on, if there may be more. */
  readonly next: SerialNumber | undefined
}

const DAY_MS = 86_400_000

/** Messages to holders, by a field on the back whose value is the message. */
export class Messages {
  readonly #options: MessagesOptions

  constructor(options: MessagesOptions) {
    this.#options = options
  }

  /** @throws Problem ERR_PASS_NOT_FOUND, ERR_MESSAGE_CEILING, ERR_QUOTA_EXCEEDED; nothing is stored then. */
  async notify(caller: Caller, serialNumber: SerialNumber, request: MessageRequest): Promise<SentMessage> {
    const { lookup, quota, maxMessagesADay } = this.#options
    const { pass, devices } = await lookup.get(caller, serialNumber)
    const messagesToday = await this.#countToday(pass)
    if (messagesToday >= maxMessagesADay && request.force !== true) {
      throw new Problem(
        'ERR_MESSAGE_CEILING',
        `The pass has had ${messagesToday} visible messages within 24 hours, and ${maxMessagesADay} are allowed`,
      )
    }
    await quota.require(caller)
    const findings = await this.#findingsOf(pass, devices, request)
    const sent = await this.#send(caller, pass, request)
    // Erased meanwhile.
    if (!sent) throw new Problem('ERR_PASS_NOT_FOUND', 'The pass is gone')
    return { ...sent, messagesToday: messagesToday + 1, findings }
  }

  /**
   * Sends a message to every pass that fits, page by page; withdrawn ones have none. When the quota of the month is used up on the
   * way, the page ends there.
   *
   * @throws Problem ERR_QUOTA_EXCEEDED when it is used up before; nothing is stored then.
   */
  async notifyAll(caller: Caller, { style, ...request }: BroadcastRequest): Promise<SentMessages> {
    const { storage, lookup, quota, maxMessagesADay } = this.#options
    const { projectId } = caller
    const types = lookup.visibleTypes(caller)
    const page = await storage.listAudience({ projectId, ...audienceOf(request), limit: MAX_AUDIENCE })
    const meant = page.filter(
      pass =>
        pass.revokedAt === undefined &&
        (types?.includes(pass.passTypeIdentifier) ?? true) &&
        (style === undefined || styleOf(pass) === style),
    )
    const skipped: SerialNumber[] = []
    let notified = 0
    let notifiedDevices = 0
    if (meant.length > 0) await quota.require(caller)
    const allowance = Math.max(1, await this.#allowanceOf(caller))
    for (const [index, pass] of meant.entries()) {
      if (request.force !== true && (await this.#countToday(pass)) >= maxMessagesADay) {
        skipped.push(pass.serialNumber)
        continue
      }
      if (notified === allowance) {
        return { matched: index, notified, notifiedDevices, skipped, next: meant[index - 1]?.serialNumber }
      }
      const sent = await this.#send(caller, pass, request)
      if (!sent) continue
      notified += 1
      notifiedDevices += sent.notifiedDevices
    }
    const next = page.length === MAX_AUDIENCE ? page.at(-1)?.serialNumber : undefined
    return { matched: meant.length, notified, notifiedDevices, skipped, next }
  }

  /** How many changes are left of the month. */
  async #allowanceOf(caller: Caller): Promise<number> {
    if (caller.kind === 'test') return Number.POSITIVE_INFINITY
    const { remaining = Number.POSITIVE_INFINITY } = await this.#options.quota.usageOf(caller)
    return remaining
  }

  #countToday(pass: StoredPass): Promise<number> {
    const { storage, clock } = this.#options
    return storage.countAnnouncements(pass, new Date(clock.now().getTime() - DAY_MS))
  }

  async #send(caller: Caller, { projectId, serialNumber, latestMessage }: StoredPass, request: MessageRequest) {
    const { storage, quota, clock, timeline, onWakeUpsOwed } = this.#options
    const now = clock.now()
    const result = await storage.replaceContent({
      projectId,
      serialNumber,
      latestMessage: messageValue(textOf(request), latestMessage),
      announcedFields: 1,
      now,
      audit: auditOf(caller, 'pass.notified', serialNumber, now),
      usageMonth: quota.monthFor(caller),
    })
    if (result?.isChanged) timeline.changed()
    if (result && result.notifiedDevices > 0) onWakeUpsOwed()
    return result
  }

  async #findingsOf(
    pass: StoredPass,
    devices: readonly RegisteredDevice[],
    request: MessageRequest,
  ): Promise<readonly Finding[]> {
    const { passes } = this.#options
    const latestMessage = messageValue(textOf(request), pass.latestMessage)
    const { findings } = await passes.compare(pass, { ...pass, latestMessage })
    const behind = devices.filter(device => device.isWakeUpPending || device.unansweredPushes > 0).length
    if (behind === 0) return findings
    const who = behind === 1 ? '1 device has' : `${behind} devices have`
    const collapse = `${who} not fetched the change before: if it announced itself too, they show one generic line for both`
    return [finding('update-many-messages', collapse), ...findings]
  }
}

/** A message with a title is two lines: Wallet heads every banner with the organization's name, and has no title besides. */
function textOf({ message, title }: MessageRequest): string {
  return title === undefined ? message : `${title}\n${message}`
}

function audienceOf({ passTypeIdentifier, serialNumbers, updatedSince, after }: Omit<BroadcastRequest, 'style'>) {
  return { passTypeIdentifier, serialNumbers, updatedSince, after }
}

function styleOf(pass: StoredPass) {
  return styleOfRequest(parsePassRequest(JSON.parse(pass.content)))
}
