/** Names a pass: no device holds two of the same type and serial number. */
export type PassKey = {
  readonly passTypeIdentifier: string
  readonly serialNumber: string
}

/** Makes one text of the parts, the same for the same parts and never for others. */
export function joinKey(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}
