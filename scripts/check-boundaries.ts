// Holds the sources against the architecture: who may import whom, and where the world outside may be touched.
// ARCHITECTURE.md shows the same table in prose; this is the one that fails a build.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Packages, and the workspace packages each may import. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  pkpass: [],
  client: [],
  preview: ['@billfold/pkpass/display', '@billfold/pkpass/findings', '@billfold/pkpass/schema'],
  // Types alone.
  starters: ['@billfold/pkpass'],
  simulator: ['@billfold/pkpass'],
  server: [
    '@billfold/pkpass',
    '@billfold/preview',
    '@billfold/preview/png',
    '@billfold/pkpass/identity-files',
    '@billfold/pkpass/images',
  ],
  cli: [
    '@billfold/pkpass',
    '@billfold/pkpass/display',
    '@billfold/pkpass/images',
    '@billfold/preview',
    '@billfold/preview/png',
    '@billfold/server',
    '@billfold/simulator',
    '@billfold/starters',
    '@billfold/studio',
  ],
  studio: [
    '@billfold/pkpass/display',
    '@billfold/pkpass/findings',
    '@billfold/pkpass/schema',
    '@billfold/preview',
    '@billfold/starters',
  ],
}

/** Folders whose files run in a browser too: no `node:` module, and nothing that imports one. */
const BROWSER_SAFE = [
  'schema',
  'rules',
  'findings',
  'fields',
  'dates',
  'colors',
  'strings',
  'addresses',
  'image-header',
  'display',
  'updates',
]
  .map(folder => `packages/pkpass/src/${folder}/`)
  .concat(
    ['barcodes', 'draw', 'layout', 'pictures', 'text', 'views', 'index.ts'].map(part => `packages/preview/src/${part}`),
    'packages/starters/src/',
    'packages/studio/src/',
    'packages/client/src/',
  )

interface Rule {
  readonly pattern: RegExp
  readonly allowedIn: readonly string[]
  readonly reason: string
}

const RULES: readonly Rule[] = [
  {
    pattern: /\bprocess\.env\b/,
    // In the reference it is text: programs that are shown.
    allowedIn: ['packages/cli/src/main.ts', 'packages/server/src/http/reference-code.ts'],
    reason: 'the environment is read once, in the command’s entry, and parsed in config/',
  },
  {
    pattern: /\bDate\.now\(\)|\bnew Date\(\)/,
    allowedIn: [
      'packages/server/src/clock.ts',
      'packages/cli/src/',
      'packages/studio/src/main.tsx',
      'packages/studio/src/export/',
    ],
    reason: 'time is an argument',
  },
  {
    pattern: /from '(?:kysely|pg|node:sqlite)'/,
    allowedIn: ['packages/server/src/storage/'],
    reason: 'SQL lives in storage/',
  },
  {
    pattern: /(?:from|import\() ?'sharp'/,
    allowedIn: ['packages/pkpass/src/images/'],
    reason: 'images are decoded in one place, behind its limits',
  },
  {
    pattern: /from '\.{1,2}\/images\//,
    allowedIn: ['packages/pkpass/src/images/'],
    reason: '@billfold/pkpass/images is an entry of its own: the rest of pkpass works without an image library',
  },
  {
    pattern: /from '(?:hono|@hono\/)/,
    allowedIn: ['packages/server/src/http/', 'packages/server/src/server.ts', 'packages/simulator/src/control/'],
    reason: 'use cases do not know HTTP',
  },
  {
    pattern: /from '\.\.\/(?:http|storage\/(?!storage(?:-error)?\.ts'))/,
    allowedIn: ['packages/server/src/http/', 'packages/server/src/storage/'],
    reason: 'use cases know the storage by its contract only, and HTTP not at all',
  },
]

const root = join(import.meta.dirname, '..')
const sources = globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root })
  .map(path => path.replaceAll('\\', '/'))
  .sort()
const texts = new Map(sources.map(path => [path, readFileSync(join(root, path), 'utf8')]))
const breaches = [...texts].flatMap(([path, text]) => [
  ...checkPackageImports(path, text),
  ...checkBrowserSafety(path, text),
  ...checkRules(path, text),
])

for (const breach of breaches) console.error(breach)
console.log(
  `${sources.length} files, ${breaches.length} ${breaches.length === 1 ? 'breach' : 'breaches'} of the architecture`,
)
process.exitCode = breaches.length === 0 ? 0 : 1

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import) '([^']+)'/g)].flatMap(match => match[1] ?? [])
}

function checkPackageImports(path: string, text: string): string[] {
  const name = path.split('/')[1] ?? ''
  const allowed = PACKAGES[name]
  if (!allowed) return [`${path}: the package ${name} is not in the architecture's table`]
  return importsOf(text).flatMap(specifier => {
    if (/^@?billfold\//.test(specifier) && !allowed.includes(specifier))
      return [`${path}: ${name} may not import ${specifier}`]
    const target = specifier.startsWith('.') ? relative('.', join(dirname(path), specifier)) : path
    return target.startsWith(`packages/${name}/`) ? [] : [`${path}: ${specifier} reaches into another package`]
  })
}

function checkBrowserSafety(path: string, text: string): string[] {
  if (!BROWSER_SAFE.some(folder => path.startsWith(folder))) return []
  return importsOf(text).flatMap(specifier => {
    const target = join(dirname(path), specifier)
    const isSafe = specifier.startsWith('.')
      ? BROWSER_SAFE.some(folder => target.startsWith(folder))
      : !specifier.startsWith('node:')
    return isSafe ? [] : [`${path}: ${specifier} does not run in a browser`]
  })
}

function checkRules(path: string, text: string): string[] {
  const code = text.replaceAll(/^\s*(?:\*|\/\/|\/\*).*$/gm, '')
  return RULES.filter(
    ({ pattern, allowedIn }) => pattern.test(code) && !allowedIn.some(place => path.startsWith(place)),
  ).map(({ reason }) => `${path}: ${reason}`)
}
