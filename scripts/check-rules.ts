// Holds the catalogue of packages/pkpass/src/rules against docs/spec/pass-schema.json: every rule of the table is there with its
// severity, effect and scope, and nothing beside it; a rule that the library checks has a test that raises it and one that does not,
// titled by its id. What nothing in the library can see is listed as owed to the server. A path as argument names another table.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RULES } from '@billfold/pkpass'
import { z } from 'zod'

const ROOT = join(import.meta.dirname, '..')
const tableSchema = z.object({
  rules: z.array(z.object({ id: z.string(), severity: z.string(), effect: z.string(), scope: z.string() })),
})
const testsSchema = z.array(z.object({ name: z.string() }))
const FACTS = ['severity', 'effect', 'scope'] as const

const path = process.argv[2] ?? join(ROOT, 'docs/spec/pass-schema.json')
const table = new Map(tableSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).rules.map(rule => [rule.id, rule]))
const catalogue = new Map(Object.entries(RULES))
const faults = [...compareFacts(), ...checkTests()]
const owed = [...catalogue.values()].filter(({ scope }) => scope === 'service').map(({ id }) => id)

for (const fault of faults) console.error(fault)
console.log(`Owed to the server, which sees what a service does: ${owed.join(', ')}`)
console.log(
  `${catalogue.size} rules, ${catalogue.size - owed.length} of them checked by the library, ${faults.length} faults`,
)
if (faults.length > 0) process.exitCode = 1

function compareFacts(): string[] {
  const strangers = [...catalogue.keys()].filter(id => !table.has(id)).map(id => `${id}: not in the table`)
  const others = [...table.values()].flatMap(stated => {
    const rule = catalogue.get(stated.id)
    if (!rule) return [`${stated.id}: not in the catalogue`]
    return FACTS.flatMap(fact =>
      rule[fact] === stated[fact] ? [] : [`${stated.id}: ${fact} is ${rule[fact]}, in the table ${stated[fact]}`],
    )
  })
  return [...strangers, ...others]
}

/** By the titles of the tests that there are: `<rule> > raised…` and `<rule> > not raised…`. */
function checkTests(): string[] {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const output = execFileSync(
    process.execPath,
    [vitest, 'list', 'packages/pkpass/test', '--no-static-parse', '--json'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  const raised = new Set<string>()
  const silent = new Set<string>()
  for (const { name } of testsSchema.parse(JSON.parse(output))) {
    const [, id, not] = /(?:^| > )([a-z0-9-]+) > (not )?raised/.exec(name) ?? []
    if (id !== undefined) (not ? silent : raised).add(id)
  }
  const checked = [...catalogue.values()].filter(({ scope }) => scope !== 'service').map(({ id }) => id)
  return [
    ...checked.filter(id => !raised.has(id)).map(id => `${id}: no test raises it`),
    ...checked.filter(id => !silent.has(id)).map(id => `${id}: no test comes close without raising it`),
    ...[...raised, ...silent].filter(id => !catalogue.has(id)).map(id => `${id}: tested, but not in the catalogue`),
  ]
}
