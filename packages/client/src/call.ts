/** How an answer looks: its status, its body, and header fields that are part of what it says. */
export type Answer<Status extends number, Body, Facts extends string = never> = {
  readonly status: Status
  readonly body: Body
  /** All header fields, such as `RateLimit` or `Idempotency-Replayed`. */
  readonly headers: Headers
} & { readonly [Fact in Facts]: string }

export interface CallOptions {
  /** Gives the call up, together with its waiting for another try. */
  readonly signal?: AbortSignal
}

/** What the types cannot say of an operation at run time. */
export interface Operation {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its parameters in braces. */
  readonly path: string
  /** Names of its parameters in the query. */
  readonly query?: readonly string[]
  readonly bodyType?: string
  readonly takesIdempotencyKey?: boolean
  /** By status: whether the body is JSON, and which header fields are part of the answer. */
  readonly answers: Readonly<
    Record<number, { readonly isJson: boolean; readonly headers: Readonly<Record<string, string>> }>
  >
}

/** Makes a call, and answers what the operation declares. */
export type Call = <Answer>(operation: Operation, input: object, options?: CallOptions) => Promise<Answer>
