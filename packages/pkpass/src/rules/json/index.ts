import { jsonBom } from './json-bom.ts'
import { jsonDuplicateMember } from './json-duplicate-member.ts'
import { jsonEmptyString } from './json-empty-string.ts'
import { jsonEncoding } from './json-encoding.ts'
import { jsonNotObject } from './json-not-object.ts'
import { jsonNull } from './json-null.ts'
import { jsonNumberForString } from './json-number-for-string.ts'
import { jsonPlaceholderLeft } from './json-placeholder-left.ts'
import { jsonStringForNumber } from './json-string-for-number.ts'
import { jsonSyntax } from './json-syntax.ts'
import { jsonUnknownKey } from './json-unknown-key.ts'
import { jsonWrongType } from './json-wrong-type.ts'

export const JSON_RULES = [
  jsonBom,
  jsonEncoding,
  jsonSyntax,
  jsonNotObject,
  jsonDuplicateMember,
  jsonUnknownKey,
  jsonWrongType,
  jsonNumberForString,
  jsonStringForNumber,
  jsonNull,
  jsonEmptyString,
  jsonPlaceholderLeft,
] as const
