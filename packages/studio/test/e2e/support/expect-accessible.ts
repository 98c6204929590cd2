import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import * as z from 'zod'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const violationsSchema = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string() })) }),
)

/** Holds a page, as it stands, against the rules of axe. */
export async function expectAccessible(page: Page): Promise<void> {
  // By the debugger, which no content security policy stands in the way of.
  await page.evaluate(await readFile(AXE, 'utf8'))
  const found = await page.evaluate('axe.run(document).then(({ violations }) => violations)')
  const violations = violationsSchema.parse(found).map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }))
  expect(violations).toEqual([])
}
