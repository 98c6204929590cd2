import { randomBytes, randomUUID } from 'node:crypto'

/** Where unguessable values come from; tests bring their own. */
export interface Random {
  /** Version 4 UUID. */
  uuid(): string
  /** Lower-case hex of that many random bytes. */
  hex(bytes: number): string
}

export const systemRandom: Random = {
  uuid: () => randomUUID(),
  hex: bytes => randomBytes(bytes).toString('hex'),
}
