const LOCAL_NAME = /(?:^|\.)(?:localhost|local)\.?$/
/** This machine, and the ranges of RFC 1918 and RFC 3927. */
const LOCAL_NUMBER =
  /^(?:0\.0\.0\.0|(?:127|10)(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})$/
/** Loopback, unique local and link-local addresses. */
const LOCAL_IPV6 = /^\[(?:::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*)\]$/

/** Whether only this machine, or those in the same network, reach a host; in lower case, an IPv6 address in brackets. */
export function isLocalHost(host: string): boolean {
  return LOCAL_NAME.test(host) || LOCAL_NUMBER.test(host) || LOCAL_IPV6.test(host)
}
