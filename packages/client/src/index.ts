export { BillfoldError, type BillfoldErrorCode, type ProblemPlace } from './billfold-error.ts'
export type { Answer, CallOptions } from './call.ts'
export { type Client, type ClientOptions, createClient, type Fetch } from './create-client.ts'
export type * from './operations.ts'
