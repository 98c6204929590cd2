import type { OpenedPass } from './installed-pass.ts'

/** Written anew with every signing, and nothing that is seen. */
const SEALS = new Set(['manifest.json', 'pass.json', 'signature'])

/** What a pass is drawn from. */
export type PassParts = {
  /** Text of `pass.json`, without the authentication token: who looks at a pass has no use for it. */
  readonly passJson: string
  /** The other files by path: images and strings. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Takes a pass apart for drawing. */
export function partsOf({ pass, files }: OpenedPass): PassParts {
  const { authenticationToken: _, ...shown } = pass
  return { passJson: JSON.stringify(shown), files: new Map([...files].filter(([path]) => !SEALS.has(path))) }
}
