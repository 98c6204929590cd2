import * as z from 'zod'
import { date, editorHandle, flag, localized, optional, required, text, url } from './key.ts'
import { latitude, longitude } from './relevance.ts'

// The objects that semantic tags hold. Spec: pass-json section 8.

/** Money. */
export const currencyAmountSchema = z.looseObject({
  amount: text('12.0', 'Amount as a decimal number in a text'),
  currencyCode: text('12.0', 'Currency of the amount', { format: 'iso4217' }),
})
export type CurrencyAmount = z.infer<typeof currencyAmountSchema>

/** How the start of an event is shown. `ignoreTimeComponents` counts before `undetermined`, and that before `unannounced`. */
export const eventDateInfoSchema = z.looseObject({
  date: date('18.0', 'Start of the event'),
  ignoreTimeComponents: flag('18.0', 'Shows the day without the time'),
  timeZone: text('18.0', 'Zone in which the start is shown', { format: 'iana-timezone' }),
  unannounced: flag('18.1', 'Shows TBA instead of the date'),
  undetermined: flag('18.1', 'Shows TBD instead of the date'),
})
export type EventDateInfo = z.infer<typeof eventDateInfoSchema>

/** A place named by a tag. */
export const semanticLocationSchema = z.looseObject({
  latitude: required(latitude, '12.0', 'Degrees north of the equator'),
  longitude: required(longitude, '12.0', 'Degrees east of Greenwich'),
  altitude: optional(z.number(), '12.0', 'Metres above the sea', { documented: 'pass-builder' }),
  relevantText: text('12.0', 'Comes with the one location type of Apple’s builder; no effect is known here', {
    documented: 'pass-builder',
  }),
})
export type SemanticLocation = z.infer<typeof semanticLocationSchema>

/** Name of a person. */
export const personNameComponentsSchema = z.looseObject({
  familyName: text('12.0', 'Family name'),
  givenName: text('12.0', 'Given name'),
  middleName: text('12.0', 'Middle name'),
  namePrefix: text('12.0', 'What stands before the name, such as Dr.'),
  nameSuffix: text('12.0', 'What stands behind the name, such as Jr.'),
  nickname: text('12.0', 'Nickname'),
  phoneticRepresentation: text('12.0', 'How the name is spoken'),
})
export type PersonNameComponents = z.infer<typeof personNameComponentsSchema>

/** One seat. */
export const seatSchema = z.looseObject({
  seatAisle: localized('18.0', 'Aisle of the seat'),
  seatDescription: localized('12.0', 'What kind of place it is, such as a flat bed seat'),
  seatIdentifier: localized('12.0', 'Identifier of the seat'),
  seatLevel: localized('18.0', 'Level of the seat'),
  seatNumber: localized('12.0', 'Number of the seat, as a text'),
  seatRow: localized('12.0', 'Row of the seat'),
  seatSection: localized('12.0', 'Section of the seat'),
  seatSectionColor: text('18.0', 'Colour of the section, drawn at the foot of a poster event ticket to find the way', {
    format: 'color',
  }),
  seatType: localized('12.0', 'Class of the seat, such as reserved seating'),
  _id: editorHandle(),
})
export type Seat = z.infer<typeof seatSchema>

/** A wireless network. Its password is public as soon as the pass is shared. */
export const wifiNetworkSchema = z.looseObject({
  password: required(z.string(), '12.0', 'Password of the network'),
  ssid: required(z.string(), '12.0', 'Name of the network'),
  captiveToken: text('26.0', 'Token for the network’s captive portal'),
  captiveTokenAuthURL: url('26.0', 'Address at which the captive portal takes the token'),
})
export type WifiNetwork = z.infer<typeof wifiNetworkSchema>
