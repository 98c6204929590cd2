import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { RULES } from '../../src/rules/index.ts'

const HERE = new URL('../../', import.meta.url)
const FIXTURES = new URL('../../../../fixtures/pkpass/', import.meta.url)

function textOf(folder: string, except: string): string {
  return readdirSync(new URL(folder, HERE), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== except)
    .map(entry => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
    .join('\n')
}

const source = textOf('src', 'rules.ts')
const tests = textOf('test', 'rules.test.ts')
const fixtures = new Set(readdirSync(FIXTURES).map(name => name.replace(/(?:--.*)?\.pkpass$/, '')))

describe.each(Object.keys(RULES))('the rule %s', rule => {
  test('is raised somewhere', () => {
    expect(source).toContain(`'${rule}'`)
  })

  test('is named by a fixture or a test', () => {
    expect(fixtures.has(rule) || tests.includes(`'${rule}'`)).toBe(true)
  })
})

test('every fixture is named for a rule there is', () => {
  for (const name of fixtures) if (name !== 'valid') expect(RULES).toHaveProperty(name)
})
