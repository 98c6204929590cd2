import { create, type QRCodeSegment } from 'qrcode'
import type { ModuleGrid } from './barcode-symbol.ts'

/** What systems draw when nothing else is asked for; a pass has no key for it. */
const ERROR_CORRECTION = 'M'

/** Capacities of the largest symbol, version 40, at that level. ISO/IEC 18004, table 7. */
const MAX_DIGITS = 5_596
const MAX_ALPHANUMERIC = 3_391
const MAX_BYTES = 2_331

/**
 * Draws a QR code, in the one mode that all of the payload fits: digits, the 45 characters of the alphanumeric mode, or bytes.
 *
 * Nothing in the code names a character set: readers take the bytes as they come, and so does Wallet's own.
 *
 * @param payload One character for each byte.
 * @returns Nothing when it does not fit.
 */
export function drawQrCode(payload: string): ModuleGrid | undefined {
  const segment = segmentOf(payload)
  if (segment === undefined) return undefined
  const { size, data } = create([segment], { errorCorrectionLevel: ERROR_CORRECTION }).modules
  return { width: size, height: size, modules: data }
}

function segmentOf(payload: string): QRCodeSegment | undefined {
  if (/^\d+$/.test(payload)) return payload.length <= MAX_DIGITS ? { mode: 'numeric', data: payload } : undefined
  if (/^[\dA-Z $%*+\-./:]+$/.test(payload))
    return payload.length <= MAX_ALPHANUMERIC ? { mode: 'alphanumeric', data: payload } : undefined
  if (payload.length > MAX_BYTES) return undefined
  return { mode: 'byte', data: Uint8Array.from(payload, character => character.charCodeAt(0)) }
}
