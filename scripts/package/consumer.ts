import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import packageJson from '../../packages/pkpass/package.json' with { type: 'json' }
import { whitePng } from '../../packages/pkpass/test/support/png.ts'
import { start } from './start.ts'
import type { Tarball } from './tarball.ts'

const ROOT = join(import.meta.dirname, '../..')
const TYPESCRIPT = join(ROOT, 'node_modules/typescript/bin/tsc')

/** A project of somebody who installed the package. */
export interface Consumer {
  readonly folder: string
  /** Names of the programs of the README, in its order: they build on each other. */
  readonly examples: readonly string[]
  /** The one of them that is for browsers. */
  readonly browserExample: string
}

const ICONS_PX = { 'icon.png': 38, 'icon@2x.png': 76, 'icon@3x.png': 114 } as const

/** The source of a pass, as the example of those who come from another library reads it. */
const MODEL = {
  formatVersion: 1,
  organizationName: 'Example Coffee',
  description: 'Loyalty card of Example Coffee',
  storeCard: { headerFields: [{ key: 'points', label: 'Points', value: 42 }] },
} as const

const STRICT = { strict: true, target: 'es2024' } as const
const NODE = { ...STRICT, lib: ['es2024'], types: ['node'], typeRoots: [join(ROOT, 'node_modules/@types')] } as const
const OPTIONS = {
  nodenext: { ...NODE, module: 'nodenext', outDir: 'out' },
  bundler: { ...NODE, module: 'esnext', moduleResolution: 'bundler', resolveJsonModule: true, noEmit: true },
  // Without the types of Node: a type of its own that the entries for browsers lead to does not compile.
  'browser entries': {
    ...STRICT,
    lib: ['es2024', 'dom'],
    types: [],
    module: 'esnext',
    moduleResolution: 'bundler',
    noEmit: true,
  },
} as const

type Compiler = keyof typeof OPTIONS

/** The set-ups of TypeScript that the package is compiled against; `nodenext` leaves the programs to run. */
export const COMPILERS = ['nodenext', 'bundler', 'browser entries'] as const satisfies readonly Compiler[]

/** Makes a project with the package installed, and in it the programs of the README and the files these read. */
export async function createConsumer(parent: string, { path }: Tarball): Promise<Consumer> {
  const folder = join(parent, 'consumer')
  const readme = await readFile(join(ROOT, 'packages/pkpass/README.md'), 'utf8')
  const programs = [...readme.matchAll(/^## (.+)|```ts\n([\s\S]*?)```/gm)]
  const examples: { readonly name: string; readonly heading: string; readonly code: string }[] = []
  let heading = ''
  for (const [, title, code] of programs) {
    if (title) heading = title
    if (code) examples.push({ name: `example-${examples.length + 1}`, heading, code })
  }
  const browserExample = examples.find(example => example.heading === 'In a browser')
  if (!browserExample) throw new Error('Expected the README to have an example "In a browser"')

  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  for (const { name, code } of examples) await writeFile(join(folder, `${name}.ts`), code)
  await copyFile(join(import.meta.dirname, 'programs/every-entry.ts'), join(folder, 'every-entry.ts'))
  for (const [name, source] of Object.entries({
    pass: 'pass',
    'pass-key': 'pass-key',
    wwdr: 'intermediate',
    root: 'root',
  }))
    await copyFile(join(ROOT, `fixtures/authority/${source}.pem`), join(folder, `${name}.pem`))
  for (const [name, sidePx] of Object.entries(ICONS_PX)) await writeFile(join(folder, name), whitePng(sidePx, sidePx))
  const model = join(folder, 'coffee.pass')
  await mkdir(join(model, 'en.lproj'), { recursive: true })
  await writeFile(join(model, 'en.lproj/pass.strings'), '"Points" = "Points";')
  await writeFile(join(model, 'pass.json'), JSON.stringify(MODEL))
  for (const name of Object.keys(ICONS_PX)) await copyFile(join(folder, name), join(model, name))
  const all = [...examples.map(({ name }) => name), 'every-entry']
  for (const name of COMPILERS) {
    const files = (name === 'browser entries' ? [browserExample.name] : all).map(file => `${file}.ts`)
    await writeFile(join(folder, configOf(name)), JSON.stringify({ compilerOptions: OPTIONS[name], files }))
  }
  await install(folder, path)
  return { folder, examples: examples.map(({ name }) => name), browserExample: browserExample.name }
}

/** Adds the optional peer that `@billfold/pkpass/images` needs, in the version that it is developed with. */
export function installSharp({ folder }: Consumer): Promise<void> {
  return install(folder, `sharp@${packageJson.devDependencies.sharp}`)
}

/** Sees to it that an entry added later is tried as well. */
export async function checkEntries({ folder }: Consumer): Promise<string> {
  const code = await readFile(join(folder, 'every-entry.ts'), 'utf8')
  const entries = Object.keys(packageJson.exports).map(entry => posix.join(packageJson.name, entry))
  const unused = entries.filter(entry => !code.includes(` from '${entry}'`))
  if (unused.length > 0) throw new Error(`programs/every-entry.ts does not use ${unused.join(', ')}`)
  return `all ${entries.length} are used`
}

/** Compiles the programs, and the declarations they lead to. */
export async function compile({ folder }: Consumer, name: Compiler): Promise<string> {
  await start(folder, process.execPath, TYPESCRIPT, '-p', configOf(name))
  return 'no error'
}

/** Runs a compiled program with nothing but Node. */
export async function runProgram({ folder }: Consumer, name: string): Promise<string> {
  const output = await start(folder, process.execPath, `out/${name}.js`)
  const lines = output.trim().split('\n')
  return lines.length > 1 ? `${lines[0]} …` : output.trim()
}

function configOf(name: Compiler): string {
  return `tsconfig.${name.replaceAll(' ', '-')}.json`
}

async function install(folder: string, what: string): Promise<void> {
  await start(
    folder,
    'npm',
    'install',
    '--loglevel=error',
    '--prefer-offline',
    '--ignore-scripts',
    '--no-package-lock',
    what,
  )
}
