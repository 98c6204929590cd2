import { APPLE_TRUST_ANCHORS } from '@billfold/pkpass'
import type { PassIdentity } from '../identity/pass-identity.ts'

/** The identity to push with; none where a sandbox's would be shown to Apple. */
export function pushingIdentity(identity: PassIdentity | undefined, apnsUrl: string): PassIdentity | undefined {
  const isApple = /(?:^|\.)apple\.com$/.test(new URL(apnsUrl).hostname)
  return identity && isApple && isTestIdentity(identity) ? undefined : identity
}

/**
 * Whether an identity is a sandbox's: certified by somebody who does not even claim to be Apple, so that no phone takes its
 * passes. In doubt it is a real one.
 */
export function isTestIdentity({ intermediate }: Pick<PassIdentity, 'intermediate'>): boolean {
  return (
    !APPLE_TRUST_ANCHORS.fingerprints.has(intermediate.fingerprint) &&
    !/apple/i.test(intermediate.subject.organizationName ?? 'apple')
  )
}
