/**
 * - `ERR_OUTSIDE_URL`: no address that can be read, or one with user name or password
 * - `ERR_OUTSIDE_SCHEME`: not https
 * - `ERR_OUTSIDE_PORT`: a port other than the scheme's own
 * - `ERR_OUTSIDE_ADDRESS`: the host has no address on the internet. Whether it has another, or is not known, is not told: the names
 *   of a network are nobody's business outside it
 * - `ERR_OUTSIDE_REDIRECT`: a redirect too many, or to nowhere
 * - `ERR_OUTSIDE_UNREACHABLE`: no connection, no trusted certificate, or the connection broke
 * - `ERR_OUTSIDE_TIMEOUT`: slower than is waited for
 * - `ERR_OUTSIDE_STATUS`: an answer other than 200
 * - `ERR_OUTSIDE_HEADERS`: more header fields than are read
 * - `ERR_OUTSIDE_MEDIA_TYPE`: something else than was asked for, by what the sender says
 * - `ERR_OUTSIDE_ENCODING`: compressed, though that was not asked for
 * - `ERR_OUTSIDE_BYTES`: more bytes than are read
 * - `ERR_OUTSIDE_DATA_URI`: a data URI that cannot be read
 * - `ERR_OUTSIDE_BUSY`: too many wait already; the only one that is not the caller's to mend
 * - `ERR_OUTSIDE_SVG_TIMEOUT`: an SVG that takes too long to draw
 * - `ERR_OUTSIDE_SVG_MEMORY`: an SVG that takes too much memory to draw
 * - `ERR_OUTSIDE_SVG_PROCESS`: the process that draws an SVG ended
 * - `ERR_OUTSIDE_ALLOW_LIST`: a setting that cannot be read
 */
export type OutsideErrorCode =
  | 'ERR_OUTSIDE_URL'
  | 'ERR_OUTSIDE_SCHEME'
  | 'ERR_OUTSIDE_PORT'
  | 'ERR_OUTSIDE_ADDRESS'
  | 'ERR_OUTSIDE_REDIRECT'
  | 'ERR_OUTSIDE_UNREACHABLE'
  | 'ERR_OUTSIDE_TIMEOUT'
  | 'ERR_OUTSIDE_STATUS'
  | 'ERR_OUTSIDE_HEADERS'
  | 'ERR_OUTSIDE_MEDIA_TYPE'
  | 'ERR_OUTSIDE_ENCODING'
  | 'ERR_OUTSIDE_BYTES'
  | 'ERR_OUTSIDE_DATA_URI'
  | 'ERR_OUTSIDE_BUSY'
  | 'ERR_OUTSIDE_SVG_TIMEOUT'
  | 'ERR_OUTSIDE_SVG_MEMORY'
  | 'ERR_OUTSIDE_SVG_PROCESS'
  | 'ERR_OUTSIDE_ALLOW_LIST'

/**
 * Something that a stranger named cannot be had.
 *
 * The message may be shown to that stranger: it names the host that was asked for, never an address it was found at, nor a path,
 * which may hold a secret. The cause is for the log.
 */
export class OutsideError extends Error {
  override readonly name = 'OutsideError'
  readonly code: OutsideErrorCode

  constructor(code: OutsideErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
