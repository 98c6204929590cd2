import { type EnumType, messageType } from '../../protobuf/message-type.ts'
import { TIMESTAMP } from './small-messages.ts'

// Templates, section 4.2: what the fields of a pass are made of.

const TRANSIT_TYPE: EnumType = {
  name: 'PassTransitType',
  names: [
    'TRANSIT_TYPE_UNSPECIFIED',
    'TRANSIT_TYPE_AIR',
    'TRANSIT_TYPE_BOAT',
    'TRANSIT_TYPE_BUS',
    'TRANSIT_TYPE_TRAIN',
    'TRANSIT_TYPE_GENERIC',
  ],
  constants: {
    1: 'PKTransitTypeAir',
    2: 'PKTransitTypeBoat',
    3: 'PKTransitTypeBus',
    4: 'PKTransitTypeTrain',
    5: 'PKTransitTypeGeneric',
  },
}

const DATA_DETECTOR_TYPE: EnumType = {
  name: 'PassDataDetectorType',
  names: [
    'DATA_DETECTOR_TYPE_UNSPECIFIED',
    'DATA_DETECTOR_TYPE_PHONE_NUMBER',
    'DATA_DETECTOR_TYPE_LINK',
    'DATA_DETECTOR_TYPE_ADDRESS',
    'DATA_DETECTOR_TYPE_CALENDAR_EVENT',
  ],
  constants: {
    1: 'PKDataDetectorTypePhoneNumber',
    2: 'PKDataDetectorTypeLink',
    3: 'PKDataDetectorTypeAddress',
    4: 'PKDataDetectorTypeCalendarEvent',
  },
}

const TEXT_ALIGNMENT: EnumType = {
  name: 'PassTextAlignment',
  names: [
    'TEXT_ALIGNMENT_UNSPECIFIED',
    'TEXT_ALIGNMENT_LEFT',
    'TEXT_ALIGNMENT_CENTER',
    'TEXT_ALIGNMENT_RIGHT',
    'TEXT_ALIGNMENT_NATURAL',
  ],
  constants: {
    1: 'PKTextAlignmentLeft',
    2: 'PKTextAlignmentCenter',
    3: 'PKTextAlignmentRight',
    4: 'PKTextAlignmentNatural',
  },
}

/** 1 stands for no style at all: the key is then left out. */
export const DATE_TIME_FORMAT: EnumType = {
  name: 'PassDateTimeFormat',
  names: [
    'DATE_TIME_FORMAT_UNSPECIFIED',
    'DATE_TIME_FORMAT_NONE',
    'DATE_TIME_FORMAT_SHORT',
    'DATE_TIME_FORMAT_MEDIUM',
    'DATE_TIME_FORMAT_LONG',
    'DATE_TIME_FORMAT_FULL',
  ],
  constants: {
    1: 'PKDateStyleNone',
    2: 'PKDateStyleShort',
    3: 'PKDateStyleMedium',
    4: 'PKDateStyleLong',
    5: 'PKDateStyleFull',
  },
}

const NUMBER_FORMAT: EnumType = {
  name: 'PassNumberFormat',
  names: [
    'NUMBER_FORMAT_UNSPECIFIED',
    'NUMBER_FORMAT_DECIMAL',
    'NUMBER_FORMAT_PERCENT',
    'NUMBER_FORMAT_SCIENTIFIC',
    'NUMBER_FORMAT_SPELL_OUT',
  ],
  constants: {
    1: 'PKNumberStyleDecimal',
    2: 'PKNumberStylePercent',
    3: 'PKNumberStyleScientific',
    4: 'PKNumberStyleSpellOut',
  },
}

export const PASS_FIELD_VALUE = messageType('PassFieldValue', [
  [1, 'value_text', 'string', 'one'],
  [2, 'value_attributed_text', 'string', 'one'],
  [3, 'value_date', TIMESTAMP, 'one'],
  [4, 'value_int', 'int64', 'one'],
  [5, 'value_double', 'double', 'one'],
])

const PASS_FIELD_CONTENT = messageType('PassFieldContent', [
  [1, 'key', 'string', 'required'],
  [2, 'value', PASS_FIELD_VALUE],
  [3, 'label', 'string'],
  [4, 'attributed_value', 'string'],
  [5, 'change_message', 'string'],
  [6, 'data_detector_types', DATA_DETECTOR_TYPE, 'list'],
  [7, 'text_alignment', TEXT_ALIGNMENT],
  [8, 'date_style', DATE_TIME_FORMAT],
  [9, 'time_style', DATE_TIME_FORMAT],
  [10, 'ignores_time_zone', 'bool'],
  [11, 'is_relative', 'bool'],
  [12, 'number_style', NUMBER_FORMAT],
  [13, 'currency_code', 'string'],
])

export const PASS_FIELDS_LIST = messageType('PassFieldsList', [[1, 'fields', PASS_FIELD_CONTENT, 'list']])

export const PASS_FIELDS_TEMPLATE_CUSTOMIZATION = messageType('PassFieldsTemplateCustomization', [
  [1, 'value_for_key', PASS_FIELD_VALUE, 'map'],
  [2, 'visibility_for_key', 'bool', 'map'],
])

export const PASS_FIELDS = messageType('PassFields', [
  [1, 'field_customization', PASS_FIELDS_TEMPLATE_CUSTOMIZATION],
  [2, 'header_fields', PASS_FIELDS_LIST],
  [3, 'primary_fields', PASS_FIELDS_LIST],
  [4, 'secondary_fields', PASS_FIELDS_LIST],
  [5, 'auxiliary_fields', PASS_FIELDS_LIST],
  [6, 'back_fields', PASS_FIELDS_LIST],
  [7, 'additional_info_fields', PASS_FIELDS_LIST],
  [8, 'transit_type', TRANSIT_TYPE],
  [9, 'footer_fields', PASS_FIELDS_LIST],
])
