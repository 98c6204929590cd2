// Writes the reference pages that are made from code; with --check, fails when one of them is not what the code says.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RULES } from '@billfold/pkpass'
import { describeSettings, PROBLEMS } from '@billfold/server'

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

  'rules.md': () => `# Rules

What \`billfold inspect\`, the library and the API's \`findings\` check. A pass is valid when no rule of severity *error* and effect *refused*
is broken. Ids are stable.

${table(
  ['Rule', 'Severity', 'Effect', 'Fix'],
  Object.entries(RULES).map(([id, { severity, effect, fix }]) => [`\`${id}\``, severity, effect, fix]),
)}`,

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

const folder = join(import.meta.dirname, '..', 'docs', 'reference')
const isCheck = process.argv.includes('--check')
for (const [name, render] of Object.entries(pages)) {
  const path = join(folder, name)
  const text = `${NOTICE}\n\n${render()}\n`
  if (!isCheck) writeFileSync(path, text)
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`docs/reference/${name} is stale: run npm run docs`)
    process.exitCode = 1
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
