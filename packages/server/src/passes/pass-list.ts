import { z } from 'zod'
import { serialNumberSchema } from '../identifiers.ts'
import { Problem } from '../problems.ts'
import type { Caller } from '../projects/caller.ts'
import type { ListedPass, PassListQuery, Storage } from '../storage/storage.ts'
import type { PassLookup } from './pass-lookup.ts'

export interface PageRequest extends Omit<PassListQuery, 'projectId' | 'passTypeIdentifiers' | 'after'> {
  readonly passTypeIdentifier?: ListedPass['passTypeIdentifier'] | undefined
  /** Of the page before. */
  readonly cursor?: string | undefined
}

export interface Page {
  readonly passes: readonly ListedPass[]
  /** `undefined` on the last page. */
  readonly nextCursor: string | undefined
}

/**
 * Lists what a caller sees, newest first. A pass that is issued meanwhile moves no page.
 *
 * @throws Problem ERR_REQUEST_INVALID for a cursor that no page gave
 */
export async function listPage(
  {
    storage,
    lookup,
  }: { readonly storage: Pick<Storage, 'listPasses'>; readonly lookup: Pick<PassLookup, 'visibleTypes'> },
  caller: Caller,
  { passTypeIdentifier, cursor, limit, ...query }: PageRequest,
): Promise<Page> {
  const visible = lookup.visibleTypes(caller)
  const wanted = passTypeIdentifier === undefined ? visible : [passTypeIdentifier]
  // One more than fits tells whether there is another page.
  const found = await storage.listPasses({
    ...query,
    projectId: caller.projectId,
    passTypeIdentifiers: visible ? wanted?.filter(type => visible.includes(type)) : wanted,
    after: cursor === undefined ? undefined : decodeCursor(cursor),
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return { passes: page, nextCursor: found.length > limit && last ? encodeCursor(last) : undefined }
}

const cursorSchema = z.tuple([z.int().transform(ms => new Date(ms)), serialNumberSchema])

function encodeCursor({ createdAt, serialNumber }: ListedPass): string {
  return Buffer.from(JSON.stringify([createdAt.getTime(), serialNumber])).toString('base64url')
}

function decodeCursor(cursor: string): NonNullable<PassListQuery['after']> {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()))
  if (parsed.success) {
    const [createdAt, serialNumber] = parsed.data
    return { createdAt, serialNumber }
  }
  const message = 'cursor must be nextCursor of the page before'
  throw new Problem('ERR_REQUEST_INVALID', message, [{ pointer: '/cursor', code: 'invalid', message }])
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
