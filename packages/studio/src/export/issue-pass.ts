import * as z from 'zod'
import { TOOLING_FILE } from '../document/bundle-files.ts'
import type { PassDocument } from '../document/pass-document.ts'
import { call, jsonBody } from '../session/call.ts'
import { requestOf } from './copy-as.ts'

const issuedSchema = z.object({ serialNumber: z.string(), shareUrl: z.string() })
const updatedSchema = z.object({ serialNumber: z.string(), notifiedDevices: z.int(), unchanged: z.boolean() })
const foundSchema = z.object({ passes: z.array(issuedSchema) })

/** What became of issuing a design. */
export interface Issuing {
  readonly kind: 'issued' | 'updated' | 'unchanged'
  readonly serialNumber: string
  /** Where whoever has the link gets the pass. */
  readonly shareUrl: string
  /** How many phones were told of the change. */
  readonly notifiedDevices: number
  /** Files of the design that no call of the API takes. */
  readonly leftOut: readonly string[]
}

/**
 * Issues the pass of a design, or replaces the content of the one that was issued of it before: phones that hold it are told.
 *
 * @param designId Of the design; the server knows the pass by it.
 * @throws CallError; ERR_PASS_REFUSED where Wallet would not take the pass
 */
export async function issuePass(designId: string, document: PassDocument): Promise<Issuing> {
  const name = encodeURIComponent(designId)
  const response = await call(`/api/passes/by-external-id/${name}`, jsonBody('PUT', requestOf(document)))
  const body: unknown = await response.json()
  const leftOut = [...document.otherFiles.keys()].filter(path => path !== TOOLING_FILE)
  if (response.status === 201) return { kind: 'issued', notifiedDevices: 0, leftOut, ...issuedSchema.parse(body) }
  const { notifiedDevices, serialNumber, unchanged } = updatedSchema.parse(body)
  const found = foundSchema.parse(await (await call(`/api/passes?externalId=${name}&limit=1`)).json())
  const shareUrl = found.passes[0]?.shareUrl ?? ''
  return { kind: unchanged ? 'unchanged' : 'updated', serialNumber, shareUrl, notifiedDevices, leftOut }
}

/** The signed file of a pass that was issued, by the way in which its holder gets it. */
export async function fetchPassFile(shareUrl: string): Promise<Uint8Array> {
  // The path alone: behind a tunnel the link names another origin than the one the studio came from.
  const response = await call(`${new URL(shareUrl).pathname}/apple.pkpass`)
  return new Uint8Array(await response.arrayBuffer())
}
