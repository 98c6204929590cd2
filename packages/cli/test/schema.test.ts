import { expect, test } from 'vitest'
import { z } from 'zod'
import { runInMemory } from './support/run-in-memory.ts'

const schema = z.object({ $schema: z.string(), title: z.string(), properties: z.record(z.string(), z.unknown()) })

test('prints the JSON Schema of pass.json', async () => {
  const { code, stdout } = await runInMemory(['schema'])
  expect(code).toBe(0)
  expect(Object.keys(schema.parse(JSON.parse(stdout)).properties)).toContain('storeCard')
})

test('prints the JSON Schema of personalization.json', async () => {
  const { stdout } = await runInMemory(['schema', '--personalization'])
  expect(Object.keys(schema.parse(JSON.parse(stdout)).properties)).toContain('requiredPersonalizationFields')
})
