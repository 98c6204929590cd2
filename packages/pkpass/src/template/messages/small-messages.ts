import { type EnumType, messageType } from '../../protobuf/message-type.ts'

// Templates, section 4.2: messages and enumerations that others are made of.

export const TIMESTAMP = messageType('Timestamp', [
  [1, 'seconds', 'int64', 'implicit'],
  [2, 'nanos', 'int32', 'implicit'],
])

/** Components from 0 to 1. */
export const PASS_COLOR = messageType('PassColor', [
  [1, 'red', 'double', 'implicit'],
  [2, 'green', 'double', 'implicit'],
  [3, 'blue', 'double', 'implicit'],
])

export const PASS_LOCATION = messageType('PassLocation', [
  [1, 'latitude', 'double', 'required'],
  [2, 'longitude', 'double', 'required'],
  [3, 'altitude', 'double'],
  [4, 'relevant_text', 'string'],
])

export const PASS_BEACON = messageType('PassBeacon', [
  [1, 'proximity_uuid', 'string', 'required', 'proximityUUID'],
  [2, 'major', 'uint32'],
  [3, 'minor', 'uint32'],
  [4, 'relevant_text', 'string'],
])

const BARCODE_FORMAT: EnumType = {
  name: 'PassBarcodeFormat',
  names: [
    'BARCODE_FORMAT_UNSPECIFIED',
    'BARCODE_FORMAT_QR',
    'BARCODE_FORMAT_PDF417',
    'BARCODE_FORMAT_AZTEC',
    'BARCODE_FORMAT_CODE128',
    'BARCODE_FORMAT_EAN13',
    'BARCODE_FORMAT_CODABAR',
    'BARCODE_FORMAT_CODE39',
    'BARCODE_FORMAT_I2OF5',
  ],
  constants: {
    1: 'PKBarcodeFormatQR',
    2: 'PKBarcodeFormatPDF417',
    3: 'PKBarcodeFormatAztec',
    4: 'PKBarcodeFormatCode128',
    5: 'PKBarcodeFormatEAN13',
    6: 'PKBarcodeFormatCodabar',
    7: 'PKBarcodeFormatCode39',
    8: 'PKBarcodeFormatI2of5',
  },
}

export const PASS_BARCODE = messageType('PassBarcode', [
  [1, 'format', BARCODE_FORMAT, 'required'],
  [2, 'message', 'string', 'required'],
  [3, 'message_encoding', 'string', 'implicit'],
  [4, 'alt_text', 'string'],
])

export const PASS_NFC = messageType('PassNFC', [
  [1, 'encryption_public_key', 'string', 'required'],
  [2, 'message', 'string', 'required'],
  [3, 'requires_authentication', 'bool', 'implicit'],
])

export const PASS_ACTION = messageType('PassAction', [
  [1, 'identifier', 'string', 'required'],
  [2, 'action_type', 'string', 'required', 'type'],
  [3, 'url', 'string'],
])

export const PASS_RELEVANT_DATE = messageType('PassRelevantDate', [
  [1, 'date', TIMESTAMP],
  [2, 'start_date', TIMESTAMP],
  [3, 'end_date', TIMESTAMP],
])

export const PASS_PERSON_NAME = messageType('PassPersonName', [
  [1, 'name_prefix', 'string', 'implicit'],
  [2, 'given_name', 'string', 'implicit'],
  [3, 'middle_name', 'string', 'implicit'],
  [4, 'family_name', 'string', 'implicit'],
  [5, 'name_suffix', 'string', 'implicit'],
  [6, 'nickname', 'string', 'implicit'],
  [7, 'phonetic_representation', 'string', 'implicit'],
])

export const PASS_SEAT = messageType('PassSeat', [
  [1, 'seat_description', 'string', 'implicit'],
  [2, 'seat_identifier', 'string', 'implicit'],
  [3, 'seat_number', 'string', 'implicit'],
  [4, 'seat_row', 'string', 'implicit'],
  [5, 'seat_section', 'string', 'implicit'],
  [6, 'seat_aisle', 'string', 'implicit'],
  [7, 'seat_level', 'string', 'implicit'],
  [8, 'seat_type', 'string', 'implicit'],
  [9, 'seat_section_color', PASS_COLOR],
])
