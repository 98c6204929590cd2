import {
  type DeviceLibraryIdentifier,
  deviceLibraryIdentifierSchema,
  type PassTypeIdentifier,
  passTypeIdentifierSchema,
  type SerialNumber,
  serialNumberSchema,
} from '../identifiers.ts'

/** What a device complains of. */
export type ComplaintCause =
  | 'registration-failed'
  | 'unregistration-failed'
  | 'list-failed'
  | 'fetch-failed'
  | 'unchanged'
  | 'date-ignored'
  | 'not-held'
  | 'tag-remained'

/** What a log line names. It is a stranger's word: nothing but a line in a timeline follows from it. */
export interface DeviceLogMessage {
  readonly cause: ComplaintCause
  readonly passTypeIdentifier: PassTypeIdentifier
  readonly serialNumber: SerialNumber | undefined
  readonly deviceLibraryIdentifier: DeviceLibraryIdentifier | undefined
  /** What the device saw, in its own words. */
  readonly reason: string
}

const DATE = String.raw`^(?:\[[^\]]*\] )?`
const TASK_END = String.raw`; with web service url [^)]*\) encountered error: (?<reason>.+)$`
const COMPLAINT = String.raw`${DATE}Web service error for (?<type>[^ ]+) \([^)]*\): `

/** The forms that were seen on devices; no list of them is published. Spec: web service, section 3. */
const SHAPES: readonly (readonly [cause: ComplaintCause, shape: RegExp])[] = [
  [
    'registration-failed',
    task('Register', 'for device (?<device>[^,]+), pass type (?<type>[^,]+), serial number (?<serial>[^;]+)'),
  ],
  [
    'unregistration-failed',
    task('Unregister', 'for device (?<device>[^,]+), pass type (?<type>[^,]+), serial number (?<serial>[^;]+)'),
  ],
  ['list-failed', task('Get serial #s', 'for device (?<device>[^,]+), pass type (?<type>[^,]+), last updated [^;]*')],
  [
    'fetch-failed',
    task('Get pass', 'pass type (?<type>[^,]+), serial number (?<serial>[^,]+), if-modified-since [^;]*'),
  ],
  [
    'unchanged',
    new RegExp(`${COMPLAINT}(?<reason>Server requested update to serial number '(?<serial>[^']+)', but .+)$`, 's'),
  ],
  [
    'date-ignored',
    new RegExp(
      `${COMPLAINT}(?<reason>Server ignored the 'if-modified-since' header .+ for serial number '(?<serial>[^']+)'.*)$`,
      's',
    ),
  ],
  [
    'not-held',
    new RegExp(`${COMPLAINT}(?<reason>Update requested for unregistered serial number (?<serial>.+))$`, 's'),
  ],
  ['tag-remained', new RegExp(`${COMPLAINT}(?<reason>Response to 'What changed\\?' request .+)$`, 's')],
]

function task(name: string, subject: string): RegExp {
  return new RegExp(`${DATE}${name} task \\(${subject}${TASK_END}`, 's')
}

/** Reads a device's log line; `undefined` for one of a form that is not known. */
export function parseDeviceLogMessage(message: string): DeviceLogMessage | undefined {
  for (const [cause, shape] of SHAPES) {
    const groups = shape.exec(message)?.groups
    if (!groups) continue
    const type = passTypeIdentifierSchema.safeParse(groups.type)
    if (!type.success) return undefined
    return {
      cause,
      passTypeIdentifier: type.data,
      serialNumber: serialNumberSchema.safeParse(groups.serial).data,
      deviceLibraryIdentifier: deviceLibraryIdentifierSchema.safeParse(groups.device).data,
      reason: groups.reason ?? '',
    }
  }
  return undefined
}
