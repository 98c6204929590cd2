import {
  type BuiltPass,
  BundleError,
  buildPass,
  type CheckLevel,
  checkPass,
  type Finding,
  type Pass,
  type PassContent,
  type PreparedPassFiles,
  passSchema,
  stoppers,
} from '@billfold/pkpass'
import { z } from 'zod'
import type { PassArt } from '../art/pass-art.ts'
import type { ImageDigests, RequestImages } from '../art/request-images.ts'
import type { Clock } from '../clock.ts'
import type { PassIdentity } from '../identity/pass-identity.ts'
import { withMessageField } from '../messages/message-field.ts'
import { Problem } from '../problems.ts'
import type { NewPass, StoredPass } from '../storage/storage.ts'
import { composePass, composeRevocation } from './compose-pass.ts'
import { imageReferences } from './image-references.ts'
import { mergePatch } from './merge-patch.ts'
import { parsePassRequest } from './parse-pass-request.ts'
import type { PassRequest } from './pass-request.ts'

export interface PassMakerOptions {
  readonly art: PassArt
  readonly images: RequestImages
  readonly clock: Clock
  /** Base address of this installation, written into every pass. */
  readonly publicUrl: string
}

/** What a pass is made from, and how strictly. */
export interface Version {
  readonly request: PassRequest
  readonly digests: ImageDigests
  readonly identity: PassIdentity
  readonly level: CheckLevel
}

/** The guide's cap for a built pass. */
const MAX_PASS_BYTES = 10_000_000

const digestsSchema = z.record(z.string(), z.string())

/** Makes `pass.json`, files and archive of a request: knows no storage and no caller. */
export class PassMaker {
  readonly #options: PassMakerOptions

  constructor(options: PassMakerOptions) {
    this.#options = options
  }

  /**
   * Has the images of a request; those that the pass had before stay as they are.
   *
   * @throws Problem ERR_IMAGE_INVALID, ERR_IMAGE_BUSY
   */
  readImages(request: PassRequest, before?: StoredPass): Promise<ImageDigests> {
    return this.#options.images.read(request, before && keptDigests(before, request))
  }

  /** Digests of the images of a pass as they were when it named them; of older passes, read now. */
  async digestsOf({ images }: NewPass, request: PassRequest): Promise<ImageDigests> {
    return await this.#options.images.read(request, parseDigests(images))
  }

  /**
   * Checks without signing: an update is signed when a device fetches it.
   *
   * @throws Problem ERR_PASS_REFUSED, ERR_IMAGE_INVALID, ERR_REQUEST_INVALID
   */
  async check(pass: NewPass, version: Version): Promise<readonly Finding[]> {
    const files = await this.#files(version)
    const content = this.#compose(pass, version)
    const { passTypeIdentifier, teamIdentifier } = version.identity
    const { findings } = checkPass(
      { formatVersion: 1, passTypeIdentifier, teamIdentifier, ...content },
      { images: files.imageSlots },
    )
    if (stoppers(findings, version.level).length > 0) throw refused(findings, version.level)
    return findings
  }

  /** Images and strings of a pass, by path. */
  async files(version: Pick<Version, 'request' | 'digests'>): Promise<ReadonlyMap<string, Uint8Array>> {
    return (await this.#files(version)).context.files
  }

  /** A pass as its devices read it. */
  parse(pass: StoredPass, identity: PassIdentity): Pass {
    const { passTypeIdentifier, teamIdentifier } = identity
    const request = parsePassRequest(JSON.parse(pass.content))
    const content = this.#compose(pass, { request, identity, level: 'default' })
    return passSchema.parse({ formatVersion: 1, passTypeIdentifier, teamIdentifier, ...content })
  }

  /** Checks, signs and zips. Throws as `check` does, and Problem ERR_PASS_TOO_LARGE. */
  async build(pass: NewPass, version: Version): Promise<BuiltPass> {
    const files = await this.#files(version)
    const { identity, level } = version
    const signing = { signer: identity.signer, signingTime: this.#options.clock.now(), level }
    try {
      const built = await buildPass(this.#compose(pass, version), files, signing)
      const { length } = built.bytes
      if (length <= MAX_PASS_BYTES) return built
      throw new Problem('ERR_PASS_TOO_LARGE', `The pass has ${length} bytes, ${MAX_PASS_BYTES} are the most`)
    } catch (error) {
      throw error instanceof BundleError && error.code === 'ERR_PASS_REFUSED' ? refused(error.findings, level) : error
    }
  }

  #files({ request, digests }: Pick<Version, 'request' | 'digests'>): Promise<PreparedPassFiles> {
    return this.#options.art.filesFor(request, digests, monogramName(request))
  }

  /** The whole of `pass.json`: what the fields make, Apple's own keys merged over it, and a revocation over both. */
  #compose(
    pass: NewPass & Partial<Pick<StoredPass, 'revokedAt' | 'latestMessage'>>,
    { request, identity, level }: Omit<Version, 'digests'>,
  ): PassContent {
    const { serialNumber, authenticationToken, createdAt, revokedAt, latestMessage } = pass
    const { organizationName, passTypeIdentifier, teamIdentifier } = identity
    const content = {
      ...composePass(request, {
        serialNumber,
        authenticationToken,
        createdAt,
        organizationName,
        webServiceURL: this.#options.publicUrl,
      }),
      ...(request.pass === undefined && revokedAt ? composeRevocation(revokedAt) : {}),
    }
    if (request.pass === undefined) return withMessageField(content, latestMessage)
    const whole = { formatVersion: 1, passTypeIdentifier, teamIdentifier, ...content }
    const merged = mergePatch(mergePatch(whole, request.pass), revokedAt ? composeRevocation(revokedAt) : {})
    const parsed = passSchema.safeParse(merged)
    if (parsed.success) return withMessageField(parsed.data, latestMessage)
    // A value without its documented form would be dropped by Wallet, or the whole pass with it.
    throw refused(checkPass(merged).findings, level === 'default' ? 'strict' : level)
  }
}

/** Of the images that a new request of a pass names as the one before did: a dead link keeps no other change out. */
function keptDigests({ content, images }: StoredPass, request: PassRequest): ImageDigests {
  const references = imageReferences(request)
  if (references.length === 0) return {}
  const before = new Map(
    imageReferences(parsePassRequest(JSON.parse(content))).map(({ pointer, uri }) => [pointer, uri]),
  )
  const digests = parseDigests(images)
  const kept = references.filter(({ pointer, uri }) => before.get(pointer) === uri)
  return Object.fromEntries(kept.flatMap(({ pointer }) => (digests[pointer] ? [[pointer, digests[pointer]]] : [])))
}

function parseDigests(images: string | undefined): ImageDigests {
  return images === undefined ? {} : digestsSchema.parse(JSON.parse(images))
}

function monogramName({ logoText, title, organizationName }: PassRequest): string {
  return logoText ?? title ?? organizationName ?? ''
}

/** What Wallet would refuse, or a strict caller does. */
export function refused(findings: readonly Finding[], level: CheckLevel): Problem {
  const reasons = stoppers(findings, level)
  const errors = reasons.map(({ rule, pointer = '', message, fix }) => ({
    pointer,
    code: rule,
    message: `${message}. ${fix}`,
  }))
  return new Problem('ERR_PASS_REFUSED', reasons[0]?.message ?? 'Wallet would refuse this pass', errors)
}
