/** One step of a fix that changes nothing of what the pass means: of `pass.json` at a JSON pointer, or of a file. */
export type Change =
  | { readonly op: 'add' | 'replace'; readonly pointer: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly pointer: string }
  | { readonly op: 'removeFile'; readonly file: string }
  | { readonly op: 'renameFile'; readonly file: string; readonly to: string }
  | { readonly op: 'writeFile'; readonly file: string; readonly bytes: Uint8Array }
