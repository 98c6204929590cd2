import { createPrivateKey } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const jwk = z.object({ p: z.string(), q: z.string(), d: z.string() })

/** Shortest piece of a base64 text that is looked for: nothing else has these characters by chance. */
const LINE_LENGTH = 64

/** Everything by which a private key could be told, as it may have been written down: what is looked for, by name. */
function tracesOf(privateKeyPem: string): ReadonlyMap<string, Buffer> {
  const key = createPrivateKey(privateKeyPem)
  const traces = new Map<string, Buffer>()
  for (const type of ['pkcs8', 'pkcs1'] as const) {
    const der = key.export({ format: 'der', type })
    traces.set(`${type} DER`, der)
    // Whatever stands in front of it shifts base64 by one or two bytes.
    for (const shift of [0, 1, 2]) {
      const base64 = der.subarray(shift).toString('base64')
      traces.set(`${type} base64 ${shift}`, Buffer.from(base64.slice(4, -8)))
    }
    const lines = key.export({ format: 'pem', type }).toString().split('\n').slice(1, -2)
    // The first line is the same for every key.
    for (const [index, line] of lines.entries()) {
      if (index > 0 && line.length === LINE_LENGTH) traces.set(`${type} PEM line ${index}`, Buffer.from(line))
    }
  }
  for (const [name, value] of Object.entries(jwk.parse(key.export({ format: 'jwk' })))) {
    const bytes = Buffer.from(value, 'base64url')
    traces.set(`${name} raw`, bytes)
    traces.set(`${name} base64url`, Buffer.from(value))
    traces.set(`${name} base64`, Buffer.from(bytes.toString('base64')))
    traces.set(`${name} hex`, Buffer.from(bytes.toString('hex')))
    traces.set(`${name} HEX`, Buffer.from(bytes.toString('hex').toUpperCase()))
  }
  return traces
}

/** Searches every file below a folder for traces of private keys; `file: trace` for each that is found. */
export function findKeyTraces(folder: string, privateKeyPems: readonly string[]): string[] {
  const wanted = privateKeyPems.map(tracesOf)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path =>
    statSync(join(folder, path)).isFile(),
  )
  return paths.flatMap(path => {
    const bytes = readFileSync(join(folder, path))
    return wanted.flatMap(traces =>
      [...traces].flatMap(([name, trace]) => (bytes.includes(trace) ? `${path}: ${name}` : [])),
    )
  })
}
