import type { PassTypeIdentifier } from '../identifiers.ts'
import type { Identities } from '../identity/identities.ts'
import type { PassIdentity } from '../identity/pass-identity.ts'
import { Problem } from '../problems.ts'
import type { Caller } from '../projects/caller.ts'
import { isTestIdentity } from '../projects/test-identity.ts'

/**
 * Chooses in whose name a pass is signed. Another project's identity is as if it were not there; a live key takes a real identity
 * first, a test key takes none but a sandbox's.
 *
 * @param wanted Pass type that the request names.
 * @throws Problem ERR_IDENTITY_MISSING, ERR_TEST_IDENTITY_MISSING
 */
export function chooseIdentity(
  identities: Pick<Identities, 'listOf'>,
  { projectId, kind }: Caller,
  wanted: PassTypeIdentifier | undefined,
): PassIdentity {
  const all = identities.listOf(projectId)
  const [test, real] = [all.filter(isTestIdentity), all.filter(identity => !isTestIdentity(identity))]
  const own = kind === 'test' ? test : [...real, ...test]
  const identity = wanted === undefined ? own[0] : own.find(each => each.passTypeIdentifier === wanted)
  if (identity) return identity
  const whose = wanted === undefined ? '' : `for ${wanted} `
  if (kind === 'test' && real.length > 0) {
    throw new Problem(
      'ERR_TEST_IDENTITY_MISSING',
      `There is no sandbox identity ${whose}in this project, and a test key signs with no other. Import the certificate of a sandbox, or use a live key`,
    )
  }
  throw new Problem(
    'ERR_IDENTITY_MISSING',
    `There is no identity ${whose}in this project. Bring its certificate with billfold certs import or POST /api/identities; billfold certs csr makes the signing request for a new one`,
  )
}
