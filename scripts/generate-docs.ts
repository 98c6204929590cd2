// Writes what is made from code, reference pages, JSON Schemas and the calls of the client; with --check, fails when one of them is not what the code says.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeSettings, PROBLEMS } from '@billfold/server'
import { renderClientOperations } from './generate/client-operations.ts'
import { renderJsonSchema } from './generate/json-schema.ts'
import { renderPassJsonPage } from './generate/pass-json-page.ts'
import { renderRulesPage } from './generate/rules-page.ts'
import { table } from './generate/table.ts'

const NOTICE = '<!-- Made by scripts/generate-docs.ts: change the code, then run `npm run docs`. -->'

const pages: Readonly<Record<string, () => string>> = {
  'problems.md': () => `# Problem codes

Every call to the API that cannot be done is answered with a problem document (RFC 9457): \`type\`, \`title\`, \`status\`, \`detail\`, \`code\`,
\`error\` (the sentence of \`detail\` again) and, where it helps, \`errors\`: a list of \`{pointer, code, message}\`, one for each place that is
wrong. \`type\` leads to the page of the code on the server itself.

${table(
  ['Code', 'Status', 'Meaning', 'What to do'],
  Object.entries(PROBLEMS).map(([code, { status, title, remedy }]) => [`\`${code}\``, String(status), title, remedy]),
)}`,

  'rules.md': renderRulesPage,

  'pass-json.md': renderPassJsonPage,

  'settings.md': () => `# Settings

\`billfold serve\` is set up by environment variables.

${table(
  ['Variable', 'Meaning', 'Default'],
  describeSettings().map(({ name, description, default: fallback = '' }) => [
    `\`${name}\``,
    description,
    fallback && `\`${fallback}\``,
  ]),
)}`,
}

const schemas = {
  'pass.schema.json': 'Pass',
  'personalization.schema.json': 'Personalize',
} as const

const root = join(import.meta.dirname, '..')
const isCheck = process.argv.includes('--check')
for (const [name, render] of Object.entries(pages)) keep(`docs/reference/${name}`, `${NOTICE}\n\n${render()}\n`)
for (const [name, object] of Object.entries(schemas))
  keep(`packages/pkpass/schema/${name}`, renderJsonSchema(object, name))
keep('packages/client/src/operations.ts', renderClientOperations())

function keep(path: string, text: string): void {
  const file = join(root, path)
  if (!isCheck) writeFileSync(file, text)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is stale: run npm run docs`)
    process.exitCode = 1
  }
}
