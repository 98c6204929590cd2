import type { KeyObject } from 'node:crypto'
import { type Certificate, type Finding, finding, type Identity, worstFirst } from '@billfold/pkpass'
import {
  createSigningRequest,
  type GatheredIdentities,
  gatherIdentities,
  type IdentityFile,
  type Piece,
} from '@billfold/pkpass/identity-files'
import type { Clock } from '../clock.ts'
import { type PassTypeIdentifier, type ProjectId, passTypeIdentifierSchema } from '../identifiers.ts'
import { Problem } from '../problems.ts'
import type { Random } from '../random.ts'
import type { Vault } from '../secrets/vault.ts'
import type { SigningRequestRecord, Storage } from '../storage/storage.ts'
import { StorageError } from '../storage/storage-error.ts'
import { describeIdentity, type IdentityFacts, isNfc } from './describe-identity.ts'
import type { FindAuthority } from './find-authority.ts'
import type { Identities } from './identities.ts'
import { encodePrivateKey, openPrivateKey } from './pass-identity.ts'

export interface IdentityStoreOptions {
  readonly storage: Pick<Storage, 'saveIdentity' | 'insertSigningRequest' | 'listSigningRequests'>
  readonly vault: Pick<Vault, 'open' | 'store'>
  readonly identities: Identities
  readonly clock: Clock
  readonly random: Random
  /** Asked for intermediates that no file and no identity in use has. */
  readonly findAuthority?: FindAuthority | undefined
}

/** What somebody brought, and what became of it. */
export interface ImportedIdentities {
  /** What each file held. */
  readonly pieces: readonly Pick<Piece, 'file' | 'kind' | 'description'>[]
  /** In use from now on; empty when the files make none. */
  readonly identities: readonly IdentityFacts[]
  readonly findings: readonly Finding[]
}

/** A certificate signing request, as its owner may see it. */
export type SigningRequestFacts = Omit<SigningRequestRecord, 'projectId' | 'sealedPrivateKey'>

/** The owner's side of identities: ask for a certificate, bring it, see what there is. Private keys come in and never go out. */
export class IdentityStore {
  readonly #options: IdentityStoreOptions

  constructor(options: IdentityStoreOptions) {
    this.#options = options
  }

  list(projectId: ProjectId): readonly IdentityFacts[] {
    const { identities, clock } = this.#options
    return identities.listOf(projectId).map(identity => describeIdentity(identity, clock.now()))
  }

  /** @throws Problem ERR_IDENTITY_NOT_FOUND */
  get(projectId: ProjectId, passTypeIdentifier: PassTypeIdentifier): IdentityFacts {
    const { identities, clock } = this.#options
    const identity = identities.find(passTypeIdentifier)
    if (identity?.projectId === projectId) return describeIdentity(identity, clock.now())
    throw new Problem('ERR_IDENTITY_NOT_FOUND', `There is no identity for ${passTypeIdentifier} in this project`)
  }

  /** Makes a key pair here, and what Apple certifies it by. */
  async createRequest(projectId: ProjectId, commonName: string): Promise<SigningRequestFacts> {
    const { storage, vault, clock, random } = this.#options
    const { privateKey, requestPem } = await createSigningRequest(commonName)
    const facts = { requestId: random.uuid(), commonName, request: requestPem, createdAt: clock.now() }
    await vault.store(
      encodePrivateKey(privateKey),
      { table: 'signing_requests', rowId: facts.requestId },
      sealedPrivateKey => storage.insertSigningRequest({ ...facts, projectId, sealedPrivateKey }),
    )
    return facts
  }

  /** Newest first. */
  async listRequests(projectId: ProjectId): Promise<readonly SigningRequestFacts[]> {
    const requests = await this.#options.storage.listSigningRequests(projectId)
    return requests.map(({ requestId, commonName, request, createdAt }) => ({
      requestId,
      commonName,
      request,
      createdAt,
    }))
  }

  /**
   * Makes identities of files in any form, and puts them in use. A private key that is not among them may be that of a signing
   * request made here, or of the identity that is renewed.
   *
   * @throws Problem ERR_IDENTITY_TAKEN when a pass type is another project's; nothing is stored then.
   */
  async import(
    projectId: ProjectId,
    files: readonly IdentityFile[],
    passphrases: readonly string[],
  ): Promise<ImportedIdentities> {
    const { identities } = this.#options
    await identities.refresh()
    const gathered = await this.#gather(projectId, files, passphrases)
    for (const identity of gathered.identities) this.#refuseTaken(projectId, identity)
    const losses = gathered.identities.flatMap(identity => this.#lossOf(identity))
    for (const identity of gathered.identities) await this.#save(projectId, identity)
    await identities.refresh()
    return {
      pieces: gathered.pieces.map(({ file, kind, description }) => ({ file, kind, description })),
      identities: gathered.identities.map(({ passTypeIdentifier }) =>
        this.get(projectId, passTypeIdentifierSchema.parse(passTypeIdentifier)),
      ),
      findings: worstFirst([...losses, ...gathered.findings]),
    }
  }

  async #gather(
    projectId: ProjectId,
    files: readonly IdentityFile[],
    passphrases: readonly string[],
  ): Promise<GatheredIdentities> {
    const now = this.#options.clock.now()
    // The first look is only to see which certificates lack their key: nothing is fetched for it.
    const { pieces } = await gatherIdentities(files, { passphrases, now })
    const keys = await this.#keysOf(projectId, pieces)
    return await gatherIdentities([...files, ...keys], {
      passphrases,
      now,
      findAuthority: async wanted =>
        this.#knownAuthority(wanted.subjectKeyIdentifier) ?? (await this.#options.findAuthority?.(wanted)),
    })
  }

  /** Keys kept here that certificates among the pieces belong to. */
  async #keysOf(projectId: ProjectId, pieces: readonly Piece[]): Promise<IdentityFile[]> {
    const given = pieces.filter(piece => piece.kind === 'private key')
    const lacking = pieces
      .filter(piece => piece.kind === 'certificate')
      .map(({ certificate }) => certificate)
      .filter(({ isPassCertificate }) => isPassCertificate)
      .filter(({ x509 }) => !given.some(({ privateKey }) => x509.checkPrivateKey(privateKey)))
    if (lacking.length === 0) return []
    const kept = [...this.#keysInUse(projectId), ...(await this.#keysRequested(projectId))]
    return kept.flatMap(({ name, privateKey }) =>
      lacking.some(({ x509 }) => x509.checkPrivateKey(privateKey)) ? { name, bytes: encodePrivateKey(privateKey) } : [],
    )
  }

  #keysInUse(projectId: ProjectId): { readonly name: string; readonly privateKey: KeyObject }[] {
    return this.#options.identities.listOf(projectId).map(({ passTypeIdentifier, privateKey }) => ({
      name: `the identity in use of ${passTypeIdentifier}`,
      privateKey,
    }))
  }

  async #keysRequested(projectId: ProjectId): Promise<{ readonly name: string; readonly privateKey: KeyObject }[]> {
    const { storage, vault } = this.#options
    const requests = await storage.listSigningRequests(projectId)
    return await Promise.all(
      requests.map(async ({ requestId, commonName, createdAt, sealedPrivateKey }) => ({
        name: `the signing request “${commonName}” of ${createdAt.toISOString().slice(0, 10)}`,
        privateKey: await openPrivateKey(vault, sealedPrivateKey, { table: 'signing_requests', rowId: requestId }),
      })),
    )
  }

  #knownAuthority(subjectKeyIdentifier: string | undefined): Certificate | undefined {
    return [...this.#options.identities]
      .map(({ intermediate }) => intermediate)
      .find(intermediate => intermediate.subjectKeyIdentifier === subjectKeyIdentifier)
  }

  #refuseTaken(projectId: ProjectId, { passTypeIdentifier }: Identity): void {
    const owner = this.#options.identities.find(passTypeIdentifierSchema.parse(passTypeIdentifier))
    if (owner && owner.projectId !== projectId) throw taken(passTypeIdentifier)
  }

  /** A renewed certificate that can do less than the one it replaces. */
  #lossOf({ passTypeIdentifier, certificate }: Identity): Finding[] {
    const current = this.#options.identities.find(passTypeIdentifierSchema.parse(passTypeIdentifier))
    return current && isNfc(current) && !isNfc({ certificate })
      ? [
          finding(
            'cert-nfc-missing',
            `The certificate of ${passTypeIdentifier} is not for NFC, and the one that it replaces is`,
          ),
        ]
      : []
  }

  async #save(projectId: ProjectId, identity: Identity): Promise<void> {
    const { storage, vault, identities, clock, random } = this.#options
    const passTypeIdentifier = passTypeIdentifierSchema.parse(identity.passTypeIdentifier)
    const { certificate, intermediate, privateKey } = identity
    const current = identities.find(passTypeIdentifier)
    const isStored = current?.identityId !== undefined && current.certificate.fingerprint === certificate.fingerprint
    if (isStored && current.intermediate.fingerprint === intermediate.fingerprint) return
    const identityId = random.uuid()
    try {
      await vault.store(encodePrivateKey(privateKey), { table: 'identities', rowId: identityId }, sealedPrivateKey =>
        storage.saveIdentity({
          identityId,
          projectId,
          passTypeIdentifier,
          certificate: certificate.x509.toString(),
          intermediate: intermediate.x509.toString(),
          sealedPrivateKey,
          createdAt: clock.now(),
        }),
      )
    } catch (error) {
      if (error instanceof StorageError && error.code === 'ERR_STORAGE_CONFLICT') throw taken(passTypeIdentifier)
      throw error
    }
  }
}

function taken(passTypeIdentifier: string): Problem {
  return new Problem('ERR_IDENTITY_TAKEN', `The pass type ${passTypeIdentifier} belongs to another project`)
}
