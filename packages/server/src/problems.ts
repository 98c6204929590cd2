interface ProblemRow {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 429 | 500 | 502 | 503
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
    remedy:
      'Name an https address on the internet, or send a data URI of at most 1 MB: PNG, JPEG, WebP, GIF or SVG. Nothing was stored.',
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
  ERR_SESSION_MISSING: {
    status: 401,
    title: 'There is no open session',
    remedy: 'Sign in to the studio. A session lasts twelve hours, and ends at once when its key is revoked.',
  },
  ERR_CROSS_SITE: {
    status: 403,
    title: 'The call comes from another site',
    remedy:
      'With a session, changes are made by the studio itself, at the address of BILLFOLD_PUBLIC_URL. Programs bring an API key in place of a session.',
  },
  ERR_SCOPE_MISSING: {
    status: 403,
    title: 'The key may not do this',
    remedy: 'Use a key that has the scope named in `scope`. `billfold keys create --scopes` makes one.',
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
  ERR_KEY_NOT_FOUND: {
    status: 404,
    title: 'There is no such API key',
    remedy: 'Use an id that GET /api/keys lists, with a key of the same project.',
  },
  ERR_HOLDER_NOT_FOUND: {
    status: 404,
    title: 'There is no such holder',
    remedy:
      'Use a `holderId` that a pass was issued with, or the serial number or `externalId` of a pass, with a key of the same project.',
  },
  ERR_PROJECT_NOT_FOUND: {
    status: 404,
    title: 'There is no such project',
    remedy: 'Use an id that `billfold projects list` shows.',
  },
  ERR_SIMULATOR_NOT_FOUND: {
    status: 404,
    title: 'There is no simulated iPhone',
    remedy: 'Start a sandbox, which has one: `billfold dev`. It shows itself to sessions of test keys.',
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
  ERR_TEST_IDENTITY_MISSING: {
    status: 409,
    title: 'There is no sandbox identity for a test key to sign with',
    remedy:
      'Passes of test keys never reach Apple: they are signed with a certificate that Apple did not issue. Import one of a sandbox (`billfold dev` makes one), or use a live key. Nothing was stored.',
  },
  ERR_EXTERNAL_ID_TAKEN: {
    status: 409,
    title: 'Another pass has this external id',
    remedy:
      'Use another `externalId`, or change the pass that has it: PUT /api/passes/by-external-id/{externalId}. Nothing was stored.',
  },
  ERR_PROJECT_TAKEN: {
    status: 409,
    title: 'There is such a project already',
    remedy: 'Choose another id.',
  },
  ERR_IDEMPOTENT_CALL_UNDER_WAY: {
    status: 409,
    title: 'The same call is under way',
    remedy: 'Wait for its answer, or make it again in a moment.',
  },
  ERR_PRECONDITION_FAILED: {
    status: 412,
    title: 'The pass has another version than the call expects',
    remedy: 'Read the pass, make the change anew, and send its ETag in If-Match. Nothing was stored.',
  },
  ERR_BODY_TOO_LARGE: {
    status: 413,
    title: 'The body is too large',
    remedy: 'Send at most 2 MB, or a pass to be inspected of at most 16 MiB; shrink the images.',
  },
  ERR_PASS_REFUSED: {
    status: 422,
    title: 'Wallet would refuse this pass',
    remedy: 'Each entry of `errors` names a rule that Wallet applies, and the fix. Nothing was stored.',
  },
  ERR_PASS_TOO_LARGE: {
    status: 422,
    title: 'The pass would be too large',
    remedy: 'Shrink the images, or leave some out. Nothing was stored.',
  },
  ERR_IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'The idempotency key was used for another call',
    remedy: 'Use a new key for each call, and the same key only to make the very same call again.',
  },
  ERR_IDENTITY_REFUSED: {
    status: 422,
    title: 'The files make no identity',
    remedy:
      '`pieces` says what each file was; each entry of `errors` names what is wrong or missing, and the fix. Nothing was stored.',
  },
  ERR_QUOTA_EXCEEDED: {
    status: 429,
    title: 'The quota of the month is used up',
    remedy:
      'Wait until `resetDate`, or have the operator raise the quota: `billfold projects limit`. Nothing was stored.',
  },
  ERR_RATE_LIMITED: {
    status: 429,
    title: 'Too many calls in a second',
    remedy: 'Wait as many seconds as Retry-After says, and make fewer calls at a time. Nothing was stored.',
  },
  ERR_MESSAGE_CEILING: {
    status: 429,
    title: 'The pass has had its messages of the day',
    remedy:
      'Phones grow quiet after some ten messages a day. Send fewer, or send "force": true for what must be told. BILLFOLD_MESSAGES_A_DAY sets the ceiling.',
  },
  ERR_SIMULATOR_UNAVAILABLE: {
    status: 502,
    title: 'The simulated iPhone does not answer',
    remedy: 'Start the sandbox again: `billfold dev`. What is stored stays.',
  },
  ERR_INSPECT_BUSY: {
    status: 503,
    title: 'Too many passes are being inspected',
    remedy: 'Try again in a moment.',
  },
  ERR_PREVIEW_BUSY: {
    status: 503,
    title: 'Too many previews are being drawn',
    remedy: 'Try again in a moment.',
  },
  ERR_INTERNAL: {
    status: 500,
    title: 'Something went wrong on our side',
    remedy: 'Try again. If it stays, give the operator the `instance` of the answer: it is in the log.',
  },
  ERR_IMAGE_BUSY: {
    status: 503,
    title: 'Too many images are being fetched or drawn',
    remedy: 'Try again in a moment. Nothing was stored.',
  },
  ERR_STORAGE_UNAVAILABLE: {
    status: 503,
    title: 'The database does not answer',
    remedy: 'Try again in a moment. Nothing was stored.',
  },
} as const satisfies Record<string, ProblemRow>

export type ProblemCode = keyof typeof PROBLEMS

/** The row of a code, whatever a stranger takes for one. */
export function findProblem(code: string): ProblemRow | undefined {
  return new Map<string, ProblemRow>(Object.entries(PROBLEMS)).get(code)
}

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
  /** Further header fields of the answer. */
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: ProblemCode,
    message: string,
    errors: readonly ProblemDetail[] = [],
    members: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.code = code
    this.errors = errors
    this.members = members
    this.headers = headers
  }
}
