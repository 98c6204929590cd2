import { messageType } from '../../protobuf/message-type.ts'
import { PASS_FIELDS } from './field-messages.ts'
import { PASS_SEMANTICS } from './semantics-message.ts'
import {
  PASS_ACTION,
  PASS_BARCODE,
  PASS_BEACON,
  PASS_COLOR,
  PASS_LOCATION,
  PASS_NFC,
  PASS_RELEVANT_DATE,
  TIMESTAMP,
} from './small-messages.ts'
import { UPCOMING_PASS_INFORMATION_ENTRY } from './upcoming-message.ts'

// Templates, section 4.2, Pass and PassPackage.

export const PASS = messageType('Pass', [
  [2, 'serial_number', 'string', 'required'],
  [3, 'web_service_url', 'string', 'explicit', 'webServiceURL'],
  [4, 'authentication_token', 'string'],
  [5, 'pass_type_identifier', 'string'],
  [6, 'team_identifier', 'string'],
  [7, 'organization_name', 'string'],
  [8, 'description', 'string'],
  [9, 'sharing_prohibited', 'bool'],
  [11, 'fields', PASS_FIELDS],
  [12, 'associated_store_identifiers', 'int32', 'list'],
  [13, 'auxiliary_store_identifiers', 'int32', 'list'],
  [14, 'expiration_date', TIMESTAMP],
  [15, 'voided', 'bool'],
  [16, 'barcodes', PASS_BARCODE, 'list'],
  [17, 'max_distance', 'double'],
  [18, 'relevant_date', TIMESTAMP],
  [19, 'relevant_dates', PASS_RELEVANT_DATE, 'list'],
  [20, 'locations', PASS_LOCATION, 'list'],
  [21, 'beacons', PASS_BEACON, 'list'],
  [22, 'background_color', PASS_COLOR],
  [23, 'foreground_color', PASS_COLOR],
  [24, 'label_color', PASS_COLOR],
  [25, 'strip_color', PASS_COLOR],
  [26, 'footer_background_color', PASS_COLOR],
  [27, 'suppress_header_darkening', 'bool'],
  [28, 'use_automatic_colors', 'bool'],
  [29, 'event_logo_text', 'string'],
  [30, 'logo_text', 'string'],
  [31, 'grouping_identifier', 'string'],
  [33, 'nfc', PASS_NFC],
  [34, 'preferred_style_schemes', 'string', 'list'],
  [35, 'semantics', PASS_SEMANTICS],
  [36, 'app_launch_url', 'string', 'explicit', 'appLaunchURL'],
  [37, 'management_url', 'string', 'explicit', 'managementURL'],
  [38, 'accessibility_url', 'string', 'explicit', 'accessibilityURL'],
  [39, 'add_on_url', 'string', 'explicit', 'addOnURL'],
  [40, 'bag_policy_url', 'string', 'explicit', 'bagPolicyURL'],
  [41, 'merchandise_url', 'string', 'explicit', 'merchandiseURL'],
  [42, 'order_food_url', 'string', 'explicit', 'orderFoodURL'],
  [43, 'parking_information_url', 'string', 'explicit', 'parkingInformationURL'],
  [44, 'purchase_parking_url', 'string', 'explicit', 'purchaseParkingURL'],
  [45, 'sell_url', 'string', 'explicit', 'sellURL'],
  [46, 'transfer_url', 'string', 'explicit', 'transferURL'],
  [47, 'transit_information_url', 'string', 'explicit', 'transitInformationURL'],
  [48, 'contact_venue_email', 'string'],
  [49, 'contact_venue_phone_number', 'string'],
  [50, 'contact_venue_website', 'string'],
  [51, 'directions_information_url', 'string', 'explicit', 'directionsInformationURL'],
  [52, 'change_seat_url', 'string', 'explicit', 'changeSeatURL'],
  [53, 'entertainment_url', 'string', 'explicit', 'entertainmentURL'],
  [54, 'purchase_additional_baggage_url', 'string', 'explicit', 'purchaseAdditionalBaggageURL'],
  [55, 'purchase_lounge_access_url', 'string', 'explicit', 'purchaseLoungeAccessURL'],
  [56, 'purchase_wifi_url', 'string', 'explicit', 'purchaseWifiURL'],
  [57, 'upgrade_url', 'string', 'explicit', 'upgradeURL'],
  [58, 'register_service_animal_url', 'string', 'explicit', 'registerServiceAnimalURL'],
  [59, 'report_lost_bag_url', 'string', 'explicit', 'reportLostBagURL'],
  [60, 'request_wheelchair_url', 'string', 'explicit', 'requestWheelchairURL'],
  [61, 'transit_provider_email', 'string'],
  [62, 'transit_provider_phone_number', 'string'],
  [63, 'transit_provider_website_url', 'string', 'explicit', 'transitProviderWebsiteURL'],
  [64, 'upcoming_pass_information', UPCOMING_PASS_INFORMATION_ENTRY, 'list'],
  [65, 'featured_actions', PASS_ACTION, 'list'],
  [66, 'logo_symbol_name', 'string'],
])

const PASS_IMAGE_FILE = messageType('PassImageFile', [[1, 'image_path', 'string', 'implicit']])

const PASS_IMAGE_SET = messageType('PassImageSet', [
  [1, 'times1', PASS_IMAGE_FILE],
  [2, 'times2', PASS_IMAGE_FILE],
  [3, 'times3', PASS_IMAGE_FILE],
])

/** The image slots of a personalization message, by field number from 2. */
export const MESSAGE_IMAGE_SLOTS = [
  'background',
  'artwork',
  'footer',
  'icon',
  'logo',
  'primaryLogo',
  'secondaryLogo',
  'strip',
  'thumbnail',
] as const

/** The root of a personalization message. */
export const PASS_PACKAGE = messageType('PassPackage', [
  [1, 'pass', PASS],
  [2, 'background', PASS_IMAGE_SET],
  [3, 'artwork', PASS_IMAGE_SET],
  [4, 'footer', PASS_IMAGE_SET],
  [5, 'icon', PASS_IMAGE_SET],
  [6, 'logo', PASS_IMAGE_SET],
  [7, 'primaryLogo', PASS_IMAGE_SET],
  [8, 'secondaryLogo', PASS_IMAGE_SET],
  [9, 'strip', PASS_IMAGE_SET],
  [10, 'thumbnail', PASS_IMAGE_SET],
])
