import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import type { Consumer } from './consumer.ts'
import { kilobytes, type Tarball } from './tarball.ts'

/** What is Node's alone. Where a program takes one of these from outside, the bundle has it with the prefix before it. */
const NODE_GLOBALS = ['Buffer', 'process', 'global', 'require', '__dirname', '__filename', 'setImmediate']
const PREFIX = '__ONLY_IN_NODE_'

/** What a browser has beside the language and a page. */
const WEB_GLOBALS = { URL, URLSearchParams, TextEncoder, TextDecoder, structuredClone, atob, btoa }

/** A rule that the pass in the example breaks. */
const EXPECTED_RULE = 'pass-missing-serial'

/** Bundles what the tarball of the client holds, and refuses what no browser has. */
export async function bundleClient({ content }: Tarball): Promise<string> {
  const folder = `/node_modules/${content.packageName}/dist`
  const { metafile, outputFiles } = await build({
    stdin: { contents: content.readFile(`${folder}/index.js`), resolveDir: folder },
    plugins: [
      {
        name: 'tarball',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\.\// }, ({ path }) => ({ path: posix.join(folder, path), namespace: 'tarball' }))
          onLoad({ filter: /.*/, namespace: 'tarball' }, ({ path }) => ({
            contents: content.readFile(path),
            resolveDir: folder,
          }))
        },
      },
    ],
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
    define: Object.fromEntries(NODE_GLOBALS.map(name => [name, `${PREFIX}${name}`])),
  })
  const code = outputFiles.map(({ text }) => text).join('')
  refuseNodes(metafile, code)
  return `${kilobytes(code.length)}, ${kilobytes(gzipSync(code).length)} in gzip`
}

/** Bundles the example for browsers as the build of a web page does, and refuses what no browser has. */
export async function bundleForBrowser({ folder, browserExample }: Consumer): Promise<string> {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [`${browserExample}.ts`],
    outfile: 'out/browser.js',
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    metafile: true,
    logLevel: 'silent',
    define: Object.fromEntries(NODE_GLOBALS.map(name => [name, `${PREFIX}${name}`])),
  })
  const code = await readBundle(folder)
  refuseNodes(metafile, code)
  return `${kilobytes(code.length)}, ${kilobytes(gzipSync(code).length)} in gzip; ${describeOrigins(metafile)}`
}

/** Refuses what is Node's alone. */
function refuseNodes({ outputs }: Metafile, code: string): void {
  const imports = Object.values(outputs).flatMap(output => output.imports.map(({ path }) => path))
  if (imports.length > 0) throw new Error(`The bundle imports ${imports.join(', ')}`)
  const globals = NODE_GLOBALS.filter(name => code.includes(`${PREFIX}${name}`))
  if (globals.length > 0) throw new Error(`The bundle uses ${globals.join(', ')}, which browsers do not have`)
}

/** Runs the bundle where there is the language and what browsers have, and nothing of Node. */
export async function runInBrowser({ folder }: Consumer): Promise<string> {
  const lines: string[] = []
  const console = { log: (...values: readonly unknown[]) => lines.push(values.join(' ')) }
  // No code from strings, as on pages whose security policy forbids it.
  const context = createContext({ ...WEB_GLOBALS, console }, { codeGeneration: { strings: false, wasm: false } })
  // A module that imports and exports nothing is a strict script.
  runInContext(`'use strict'\n${await readBundle(folder)}`, context)
  const line = lines.find(each => each.includes(EXPECTED_RULE))
  if (!line) throw new Error(`Expected a finding of ${EXPECTED_RULE}, found ${JSON.stringify(lines)}`)
  return line
}

function readBundle(folder: string): Promise<string> {
  return readFile(join(folder, 'out/browser.js'), 'utf8')
}

/** How much of the bundle comes from which package. */
function describeOrigins({ outputs }: Metafile): string {
  const sizes = new Map<string, number>()
  for (const [path, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))) {
    const origin = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
    if (origin) sizes.set(origin, (sizes.get(origin) ?? 0) + bytesInOutput)
  }
  return [...sizes].map(([origin, size]) => `${origin} ${kilobytes(size)}`).join(', ')
}
