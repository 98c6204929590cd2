import type { Banner } from '@billfold/pkpass'
import type { PassKey } from './pass-key.ts'

/** More than a Lock Screen holds; the oldest go first. */
export const MAX_NOTIFICATIONS = 100

/** A banner as it came up on the Lock Screen. */
export type Notification = PassKey & {
  readonly at: Date
  readonly organizationName: string
  readonly text: string
}

/** The banners that came up, oldest first. */
export class Notifications {
  readonly #notifications: Notification[] = []

  list(): readonly Notification[] {
    return [...this.#notifications]
  }

  add(notification: Notification): void {
    this.#notifications.push(notification)
    if (this.#notifications.length > MAX_NOTIFICATIONS) this.#notifications.shift()
  }

  /** Adds a banner that is not silent. */
  show(banner: Banner, { passTypeIdentifier, serialNumber }: PassKey, at: Date): void {
    if (banner.kind === 'silent') return
    const { organizationName, text } = banner
    this.add({ passTypeIdentifier, serialNumber, at, organizationName, text })
  }
}
