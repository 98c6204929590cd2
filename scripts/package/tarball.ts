import { copyFile, cp, readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type Analysis, checkPackage, createPackageFromTarballData, type Package } from '@arethetypeswrong/core'
import { problemAffectsResolutionKind } from '@arethetypeswrong/core/problems'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { start } from './start.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Packages that are made for the registry, by their folders. */
export type PublishedPackage = 'client' | 'pkpass'

/** What a package is made of. Anything else in it is a mistake. */
const EXPECTED_FILE = /^(?:LICENSE|README\.md|package\.json|schema\/\w+\.schema\.json|dist\/[\w/-]+(?:\.d\.ts|\.js))$/

/** ESM only: TypeScript's older resolutions, and `require`, are not promised. */
const RESOLUTIONS = ['node16-esm', 'bundler'] as const

/** The package as the registry would get it. */
export interface Tarball {
  readonly path: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly content: Package
}

/**
 * Packs into a folder of its own. The package’s own `prepack` builds it.
 *
 * In a copy without what was built before: `dist` here may be in use, and could hide that something is missing.
 */
export async function pack(parent: string, name: PublishedPackage): Promise<Tarball> {
  const folder = join(parent, name)
  const workspace = join(folder, 'workspace')
  const source = join(ROOT, 'packages', name)
  const built = join(source, 'dist')
  await cp(source, join(workspace, 'packages', name), {
    recursive: true,
    filter: path => path !== built,
  })
  for (const file of ['.gitignore', 'package.json', 'tsconfig.json'])
    await copyFile(join(ROOT, file), join(workspace, file))
  await symlink(join(ROOT, 'node_modules'), join(workspace, 'node_modules'), 'junction')
  await start(workspace, 'npm', 'pack', '--silent', '--workspace', `@billfold/${name}`, '--pack-destination', folder)
  const file = (await readdir(folder)).find(each => each.endsWith('.tgz'))
  if (!file) throw new Error(`Expected npm to have packed a tarball to ${folder}`)
  const path = join(folder, file)
  const bytes = new Uint8Array(await readFile(path))
  return { path, bytes, content: createPackageFromTarballData(bytes) }
}

/** Nothing is packed that nobody needs, and nothing that the licence asks for is left out. */
export async function checkFiles({ bytes, content }: Tarball): Promise<string> {
  const folder = `/node_modules/${content.packageName}/`
  const files = content.listFiles().map(path => path.slice(folder.length))
  refuse(files.filter(path => !EXPECTED_FILE.test(path)).map(path => `${path} should not be packed`))
  refuse(['LICENSE', 'README.md'].filter(path => !files.includes(path)).map(path => `${path} is not packed`))
  // npm takes a licence from the folder of the package only, so that there it is a copy.
  const licence = await readFile(join(ROOT, 'LICENSE'), 'utf8')
  if (content.readFile(`${folder}LICENSE`) !== licence) throw new Error('LICENSE is not that of the repository')
  return `${files.length}, ${kilobytes(bytes.length)} packed`
}

export async function lint({ bytes }: Tarball): Promise<string> {
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true })
  refuse(messages.map(message => formatMessage(message, pkg, { color: false }) ?? message.code))
  return 'no message'
}

export async function checkTypes({ content }: Tarball): Promise<string> {
  const analysis = await checkPackage(content)
  if (!analysis.types) throw new Error('There are no types')
  refuse(problemsOf(analysis).map(problem => JSON.stringify(problem)))
  return `no problem with ${Object.keys(analysis.entrypoints).join(', ')}`
}

/** A size for people. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

function problemsOf(analysis: Analysis): Analysis['problems'] {
  return analysis.problems.filter(problem =>
    RESOLUTIONS.some(resolution => problemAffectsResolutionKind(problem, resolution, analysis)),
  )
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n        '))
}
