import { describe, expect, test } from 'vitest'
import { checkFiles } from '../../src/findings/check-files.ts'
import type { Finding } from '../../src/findings/finding.ts'
import { RULES, type RuleId } from '../../src/rules/index.ts'
import { type Pass, passSchema } from '../../src/schema/pass.ts'
import { changed } from './pass-rule.ts'

/** How a test's bundle differs from {@link ICONS} and the pass of the other tests; an undefined file or key is taken away. */
export interface Bundle {
  readonly files?: Readonly<Record<string, Uint8Array | string | undefined>>
  readonly pass?: Readonly<Record<string, unknown>> | 'unreadable'
  readonly isPersonalized?: boolean
}

export interface FileRuleCases {
  /** Bundles that break the rule, by what is wrong, with the files at which it is told, a pointer after `#`. */
  readonly raises: Readonly<Record<string, readonly [bundle: Bundle, ...places: readonly string[]]>>
  /** Bundles close to it that do not. */
  readonly accepts: Readonly<Record<string, Bundle>>
}

/** Tests of one rule for the files of a bundle, titled by its id. */
export function fileRuleTests(rule: RuleId, { raises, accepts }: FileRuleCases): void {
  describe(rule, () => {
    test.each(Object.entries(raises))('raised: %s', (_what, [bundle, ...places]) => {
      const found = findingsOf(rule, bundle)
      expect(found.map(({ file = '', pointer }) => (pointer === undefined ? file : `${file}#${pointer}`))).toEqual(
        places,
      )
      const { severity, effect } = RULES[rule]
      for (const finding of found) expect(finding).toMatchObject({ severity, effect })
    })
    test.each(Object.entries(accepts))('not raised: %s', (_what, bundle) => {
      expect(findingsOf(rule, bundle)).toEqual([])
    })
  })
}

export function findingsOf(rule: RuleId, bundle: Bundle): Finding[] {
  return check(bundle).filter(finding => finding.rule === rule)
}

export function check({ files = {}, pass = {}, isPersonalized = false }: Bundle): Finding[] {
  const all = Object.entries({ ...ICONS, ...files }).flatMap(([path, bytes]): [string, Uint8Array][] => {
    if (bytes === undefined) return []
    return [[path, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes]]
  })
  return checkFiles({ files: new Map(all), pass: passOf(pass) }, { isPersonalized })
}

function passOf(pass: Bundle['pass']): Pass | undefined {
  return pass === 'unreadable' ? undefined : passSchema.parse(changed(pass ?? {}))
}

interface PngDetails {
  readonly bits?: number
  readonly colorType?: number
  /** Chunks between the header and the end. */
  readonly chunks?: Readonly<Record<string, Uint8Array>>
}

/** A PNG without pixels, of which the rules read the header alone. */
export function png(
  width: number,
  height: number,
  { bits = 8, colorType = 2, chunks = {} }: PngDetails = {},
): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(bits, 8)
  header.writeUInt8(colorType, 9)
  const others = Object.entries(chunks).map(([type, bytes]) => chunk(type, bytes))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), ...others, chunk('IEND', new Uint8Array())]))
}

function chunk(type: string, bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, Buffer.from(type, 'latin1'), bytes, Buffer.alloc(4)])
}

/** Of one slot, the files at every scale. */
export function scales(slot: string, widthPt: number, heightPt: number): Record<string, Uint8Array> {
  return Object.fromEntries(
    [1, 2, 3].map(scale => [
      scale === 1 ? `${slot}.png` : `${slot}@${scale}x.png`,
      png(widthPt * scale, heightPt * scale),
    ]),
  )
}

/** Icons with nothing to remark. */
export const ICONS = scales('icon', 38, 38)
