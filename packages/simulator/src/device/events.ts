import type { Banner, Finding } from '@billfold/pkpass'
import type { PassNames } from './pass-view.ts'

/**
 * Something that happened on the device.
 *
 * - `installed`: a pass was added, or took the place of the same pass
 * - `refused`: a file was not taken
 * - `registered`, `unregistered`: a web service confirmed that it will, or will not, wake the device for a pass
 * - `woken`: a push came in for a pass type
 * - `updated`: a newer version took a pass's place, with what the Lock Screen showed
 * - `unchanged`: a pass was asked for, and its web service had nothing newer
 * - `checked`: a web service was asked what changed, and all it named was dealt with; `isComplete` if nothing failed
 * - `removed`: the holder removed a pass
 * - `pushTokenChanged`, `automaticUpdatesChanged`, `connectivityChanged`: as they say; automatic updates of one `pass`, or of all
 * - `problem`: what a device would tell its web service's log
 */
export type DeviceOccurrence =
  | { readonly kind: 'installed'; readonly pass: PassNames; readonly isReplacement: boolean }
  | { readonly kind: 'refused'; readonly reasons: readonly string[]; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'registered'
      readonly pass: PassNames
      readonly webServiceURL: string
      /** Whether the web service said that it had not known the registration (201). */
      readonly isNew: boolean
    }
  | { readonly kind: 'unregistered'; readonly pass: PassNames; readonly webServiceURL: string }
  | { readonly kind: 'woken'; readonly passTypeIdentifier: string }
  | { readonly kind: 'updated'; readonly pass: PassNames; readonly banner: Banner }
  | { readonly kind: 'unchanged'; readonly pass: PassNames }
  | {
      readonly kind: 'checked'
      readonly passTypeIdentifier: string
      readonly webServiceURL: string
      readonly serialNumbers: readonly string[]
      readonly isComplete: boolean
    }
  | { readonly kind: 'removed'; readonly pass: PassNames }
  | { readonly kind: 'pushTokenChanged'; readonly passTypeIdentifier: string }
  | { readonly kind: 'automaticUpdatesChanged'; readonly isOn: boolean; readonly pass?: PassNames }
  | { readonly kind: 'connectivityChanged'; readonly isOnline: boolean }
  | {
      readonly kind: 'problem'
      readonly passTypeIdentifier: string
      readonly webServiceURL: string
      readonly message: string
    }

/** An occurrence with its place in time; `sequence` counts up from 1 without gaps. */
export type DeviceEvent = DeviceOccurrence & { readonly sequence: number; readonly at: Date }

/** Tells an event in one sentence for a terminal. */
export function describe(event: DeviceOccurrence): string {
  // The words of a stranger's pass must not steer the terminal.
  return `iPhone: ${tell(event)}`.replaceAll(/\p{Cc}+/gu, ' ')
}

function tell(event: DeviceOccurrence): string {
  switch (event.kind) {
    case 'installed':
      return `${event.isReplacement ? 'replaced' : 'installed'} ${nameOf(event.pass)}`
    case 'refused':
      return `refused a pass: ${event.reasons.join('; ')}`
    case 'registered':
      return `registered ${nameOf(event.pass)} at ${event.webServiceURL}`
    case 'unregistered':
      return `unregistered ${nameOf(event.pass)} at ${event.webServiceURL}`
    case 'woken':
      return `woken by a push for ${event.passTypeIdentifier}`
    case 'updated':
      return event.banner.kind === 'silent'
        ? `updated ${nameOf(event.pass)} without a notification`
        : `"${event.banner.text}" from ${event.banner.organizationName}`
    case 'unchanged':
      return `${nameOf(event.pass)} is up to date`
    case 'checked':
      return `asked ${event.webServiceURL} what changed for ${event.passTypeIdentifier}: ${countPasses(event.serialNumbers.length)}${event.isComplete ? '' : ', not all could be fetched'}`
    case 'removed':
      return `removed ${nameOf(event.pass)}`
    case 'pushTokenChanged':
      return `has a new push token for ${event.passTypeIdentifier}`
    case 'automaticUpdatesChanged':
      return `automatic updates ${event.pass === undefined ? '' : `of ${nameOf(event.pass)} `}are ${event.isOn ? 'on' : 'off'}`
    case 'connectivityChanged':
      return event.isOnline ? 'is online' : 'is offline'
    case 'problem':
      return `problem: ${event.message}`
  }
}

function nameOf({ organizationName, description }: PassNames): string {
  return `${organizationName}, "${description}"`
}

function countPasses(count: number): string {
  if (count === 0) return 'nothing'
  return count === 1 ? '1 pass' : `${count} passes`
}
