import { messageType } from '../../protobuf/message-type.ts'
import { PASS_FIELDS_LIST, PASS_FIELDS_TEMPLATE_CUSTOMIZATION } from './field-messages.ts'
import { PASS_SEMANTICS } from './semantics-message.ts'
import { TIMESTAMP } from './small-messages.ts'

// Templates, section 4.2, UpcomingPassInformationEntry.

const URLS = messageType('URLs', [
  [1, 'accessibility_url', 'string', 'explicit', 'accessibilityURL'],
  [2, 'add_on_url', 'string', 'explicit', 'addOnURL'],
  [3, 'bag_policy_url', 'string', 'explicit', 'bagPolicyURL'],
  [4, 'contact_venue_email', 'string'],
  [5, 'contact_venue_phone_number', 'string'],
  [6, 'contact_venue_website', 'string'],
  [7, 'directions_information_url', 'string', 'explicit', 'directionsInformationURL'],
  [8, 'merchandise_url', 'string', 'explicit', 'merchandiseURL'],
  [9, 'order_food_url', 'string', 'explicit', 'orderFoodURL'],
  [10, 'parking_information_url', 'string', 'explicit', 'parkingInformationURL'],
  [11, 'purchase_parking_url', 'string', 'explicit', 'purchaseParkingURL'],
  [12, 'sell_url', 'string', 'explicit', 'sellURL'],
  [13, 'transfer_url', 'string', 'explicit', 'transferURL'],
  [14, 'transit_information_url', 'string', 'explicit', 'transitInformationURL'],
])

const DATE_INFORMATION = messageType('DateInformation', [
  [1, 'date', TIMESTAMP],
  [2, 'ignore_time_components', 'bool', 'implicit'],
  [3, 'is_all_day', 'bool', 'implicit'],
  [4, 'is_unannounced', 'bool', 'implicit'],
  [5, 'is_undetermined', 'bool', 'implicit'],
  [6, 'time_zone', 'string', 'implicit'],
])

const IMAGE_URL_ENTRY = messageType('ImageURLEntry', [
  [1, 'sha256', 'string', 'required'],
  [2, 'url', 'string', 'required'],
  [3, 'scale', 'double', 'implicit'],
  [4, 'size', 'int32', 'implicit'],
])

const IMAGE = messageType('Image', [
  [1, 'urls', IMAGE_URL_ENTRY, 'list'],
  [2, 'reuse_existing', 'bool', 'implicit'],
])

const IMAGES = messageType('Images', [
  [1, 'header_image', IMAGE],
  [2, 'venue_map', IMAGE],
])

export const UPCOMING_PASS_INFORMATION_ENTRY = messageType('UpcomingPassInformationEntry', [
  [1, 'identifier', 'string', 'required'],
  [2, 'name', 'string', 'required'],
  [3, 'type', 'string', 'required'],
  [4, 'urls', URLS],
  [5, 'additional_info_fields', PASS_FIELDS_LIST],
  [6, 'auxiliary_store_identifiers', 'int32', 'list'],
  [7, 'back_fields', PASS_FIELDS_LIST],
  [8, 'field_customization', PASS_FIELDS_TEMPLATE_CUSTOMIZATION],
  [9, 'date_information', DATE_INFORMATION],
  [10, 'images', IMAGES],
  [11, 'is_active', 'bool', 'implicit'],
  [12, 'semantics', PASS_SEMANTICS],
])
