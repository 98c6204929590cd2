/** Header fields that some calls take: what each does, for documents. */
export const REQUEST_HEADERS = {
  'Idempotency-Key': {
    description:
      'A name for this call. Made again with the same key within 24 hours, the call is answered as the first time and done once',
    maxLength: 255,
  },
  'If-Match': {
    description: 'The ETag of the version that the change is meant for; another version is left alone',
    maxLength: undefined,
  },
} as const

export type RequestHeader = keyof typeof REQUEST_HEADERS

/** Header fields that some answers bear. */
export const ANSWER_HEADERS = {
  'X-Serial-Number': 'Serial number of the pass',
  'X-Pass-Url': 'Page from which a holder adds the pass',
  ETag: 'Names this version of the pass; sent back in If-Match',
} as const

export type AnswerHeader = keyof typeof ANSWER_HEADERS
