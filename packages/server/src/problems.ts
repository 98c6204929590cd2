interface ProblemRow {
  readonly status: 400 | 401 | 404 | 405 | 409 | 413 | 415 | 422 | 500 | 503
  readonly title: string
  /** What the caller can do about it; the page of the code says so. */
  readonly remedy: string
}

/** Every way a call can fail: the one table that answers, pages and documentation are made from. */
export const PROBLEMS = {
  ERR_JSON_MALFORMED: {
    status: 400,
    title: 'The body is not JSON',
    remedy: 'Send one JSON object, written by a JSON serialiser, with Content-Type: application/json.',
  },
  ERR_REQUEST_INVALID: {
    status: 400,
    title: 'The request has fields that cannot be used',
    remedy: 'Correct each field named in `errors`: `pointer` is its place in the body. Nothing was stored.',
  },
  ERR_IMAGE_INVALID: {
    status: 400,
    title: 'An image cannot be used',
    remedy: 'Send a PNG, JPEG or WebP image of at most 1 MB as a data URI in Base64.',
  },
  ERR_API_KEY_MISSING: {
    status: 401,
    title: 'The call has no API key',
    remedy: 'Send the header Authorization: Bearer followed by your key. `billfold keys create` makes one.',
  },
  ERR_API_KEY_UNKNOWN: {
    status: 401,
    title: 'The API key is not known here',
    remedy: 'Check that the key is whole, belongs to this installation and was not revoked.',
  },
  ERR_PASS_NOT_FOUND: {
    status: 404,
    title: 'There is no such pass',
    remedy: 'Use the serial number that the call creating the pass answered, with a key of the same project.',
  },
  ERR_IDENTITY_NOT_FOUND: {
    status: 404,
    title: 'There is no such identity',
    remedy: 'Use a pass type identifier that GET /api/identities lists, with a key of the same project.',
  },
  ERR_ROUTE_NOT_FOUND: {
    status: 404,
    title: 'There is nothing at this address',
    remedy: 'Check the path: the API lives below /api, the web service for devices below /v1.',
  },
  ERR_METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'This address does not take this method',
    remedy: 'Use one of the methods in the Allow header.',
  },
  ERR_IDENTITY_MISSING: {
    status: 409,
    title: 'There is no identity to sign this pass with',
    remedy:
      'Make a signing request (`billfold certs csr`, or POST /api/identities/requests), have Apple certify it for your pass type, and bring the certificate: `billfold certs import`, or POST /api/identities. Nothing was stored.',
  },
  ERR_IDENTITY_TAKEN: {
    status: 409,
    title: 'The pass type belongs to another project',
    remedy:
      'A pass type has one owner. Use a key of the project that has it, or another pass type. Nothing was stored.',
  },
  ERR_BODY_TOO_LARGE: {
    status: 413,
    title: 'The body is too large',
    remedy: 'Send at most 2 MB; shrink the images.',
  },
  ERR_PASS_REFUSED: {
    status: 422,
    title: 'Wallet would refuse this pass',
    remedy: 'Each entry of `errors` names a rule that Wallet applies, and the fix. Nothing was stored.',
  },
  ERR_IDENTITY_REFUSED: {
    status: 422,
    title: 'The files make no identity',
    remedy:
      '`pieces` says what each file was; each entry of `errors` names what is wrong or missing, and the fix. Nothing was stored.',
  },
  ERR_INTERNAL: {
    status: 500,
    title: 'Something went wrong on our side',
    remedy: 'Try again. If it stays, give the operator the `instance` of the answer: it is in the log.',
  },
  ERR_STORAGE_UNAVAILABLE: {
    status: 503,
    title: 'The database does not answer',
    remedy: 'Try again in a moment. Nothing was stored.',
  },
} as const satisfies Record<string, ProblemRow>

export type ProblemCode = keyof typeof PROBLEMS

/** One thing wrong with a request. */
export interface ProblemDetail {
  /** JSON pointer (RFC 6901) into the body. */
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** A call cannot be done; becomes a problem document (RFC 9457) at the edge. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly errors: readonly ProblemDetail[]
  /** Further members of the document (RFC 9457 section 3.2). */
  readonly members: Readonly<Record<string, unknown>>

  constructor(
    code: ProblemCode,
    message: string,
    errors: readonly ProblemDetail[] = [],
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.code = code
    this.errors = errors
    this.members = members
  }
}
