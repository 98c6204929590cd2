import { Hono } from 'hono'
import { PROBLEMS } from '../problems.ts'
import { openApiDocument } from './openapi.ts'
import type { Area } from './operations.ts'

/** What programs, and those who write them, read before the first call: needs no key. */
export function openApiRoutes(areas: readonly Area[], publicUrl: string): Hono {
  const routes = new Hono()
  let document: string | undefined
  routes.get('/openapi.json', context => {
    document ??= JSON.stringify(openApiDocument(areas, publicUrl))
    return context.body(document, 200, { 'Content-Type': 'application/json' })
  })
  routes.get('/llms.txt', context => context.text(describeForPrograms(areas, publicUrl)))
  return routes
}

/** The API on one page, in words: https://llmstxt.org. */
function describeForPrograms(areas: readonly Area[], publicUrl: string): string {
  const chapters = areas.map(({ name, operations }) => {
    const calls = operations.map(({ id, method, paths, summary, scope }) => {
      const needs = scope === undefined ? '' : ` (scope ${scope})`
      return `- [\`${method.toUpperCase()} /api${paths[0]}\`](${publicUrl}/docs#${id}): ${summary}${needs}`
    })
    return `### ${name}\n\n${calls.join('\n')}`
  })
  const codes = Object.entries(PROBLEMS).map(
    ([code, { status, title }]) => `- [\`${code}\`](${publicUrl}/problems/${code}) (${status}): ${title}`,
  )
  return `# Billfold

> Issues Apple Wallet passes and keeps them up to date. One call issues a pass, one more changes it on every device that holds it.

Base address: ${publicUrl}. Every call brings the header \`Authorization: Bearer KEY\`. Bodies are JSON. The whole of it, with every
field: ${publicUrl}/openapi.json for programs, ${publicUrl}/docs for people, with examples that run. In TypeScript and JavaScript:
\`@billfold/client\`, whose methods are called as the operations are.

The smallest pass: \`POST /api/pkpass\` with \`{"logoText": "Bayroast Coffee", "primaryFields": [{"label": "POINTS", "value": "1250"}]}\`.
The answer is the signed file; its serial number is in the header \`X-Serial-Number\`. \`PUT /api/passes/{serial}\` with another body
changes it everywhere; a field's \`changeMessage\` with \`%@\` in it is what the Lock Screen says.

## Calls

${chapters.join('\n\n')}

## Problems

A call that cannot be done answers a problem document (RFC 9457) with \`code\`, a sentence in \`error\`, and in \`errors\` each place that is wrong.

${codes.join('\n')}
`
}
