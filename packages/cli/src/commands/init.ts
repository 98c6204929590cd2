import { basename, relative, resolve } from 'node:path'
import { STYLES, type Style } from '@billfold/pkpass'
import { STARTERS } from '@billfold/starters'
import { Command } from 'commander'
import { starterFiles } from '../init/starter-files.ts'
import { paintFor } from '../paint.ts'
import { shellWord } from '../shell-word.ts'
import { type Terminal, UsageError } from '../terminal.ts'
import { refuseOccupied, writeOutputFolder } from '../write-output.ts'

interface InitOptions {
  readonly style?: string
  readonly name?: string
  readonly force?: true
}

const MAX_NAME_LENGTH = 64

/** `billfold init DIR --style STYLE`: a folder with a complete pass and its art, to be changed into one's own. */
export function initCommand(terminal: Terminal): Command {
  return new Command('init')
    .description('Begin a pass: a folder with a complete pass.json, drawn images and translations, ready to be built')
    .argument('<dir>', 'the folder to make, by custom named like Coffee.pass')
    .option('--style <style>', 'kind of pass, see below')
    .option('--name <name>', 'whose pass it is, in place of the invented name below')
    .option('--force', 'replace the folder of a pass that is there already')
    .addHelpText(
      'after',
      `\nStyles:\n${styleTable()}\n\nExample:\n  billfold init Coffee.pass --style storeCard --name "Bayroast Coffee"`,
    )
    .action(async (folder: string, options: InitOptions) => {
      const style = parseStyle(options.style)
      const name = parseName(options.name) ?? STARTERS[style].name
      await refuseOccupied(folder, options)
      const files = await starterFiles(style, name, new Date())
      await writeOutputFolder(folder, files, options)
      terminal.stdout.write(nextSteps(folder, style, name, [...files.keys()], terminal))
    })
}

function parseStyle(text: string | undefined): Style {
  const style = STYLES.find(known => known === text)
  if (style !== undefined) return style
  const known = `--style is one of ${Object.keys(STARTERS).join(', ')}`
  throw new UsageError(text === undefined ? `Which style? ${known}` : `${known}, found ${JSON.stringify(text)}`)
}

function parseName(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const name = text.trim()
  if (name !== '' && name.length <= MAX_NAME_LENGTH && !/\p{Control}/u.test(name)) return name
  throw new UsageError(
    `--name is a line of 1 to ${MAX_NAME_LENGTH} characters, found ${JSON.stringify(text.slice(0, 80))}`,
  )
}

function styleTable(): string {
  return Object.entries(STARTERS)
    .map(([style, { name, purpose }]) => `  ${style.padEnd(14)} ${purpose} of ${name}`)
    .join('\n')
}

function nextSteps(folder: string, style: Style, name: string, paths: readonly string[], terminal: Terminal): string {
  const paint = paintFor(terminal.stdout, terminal)
  const source = shellWord(folder)
  // Within the folder it would become a file of the next pass.
  const beside = relative('.', folder) === '' ? '../' : ''
  const pass = shellWord(`${beside}${basename(resolve(folder)).replace(/\.pass$/, '')}.pkpass`)
  const images = [...new Set(paths.flatMap(path => /^(\w+)(?:@[23]x)?\.png$/.exec(path)?.[1] ?? []))]
  const languages = paths.filter(path => path.endsWith('/pass.strings')).map(path => path.replace(/\/.*/, ''))
  const rows = [
    ['pass.json', 'what it says: texts, fields, colours, barcode'],
    ['*.png', `${images.join(', ')}: in three scales, yours to replace`],
    ...(languages.length > 0 ? [['*.lproj', `its texts in other languages: ${languages.join(', ')}`]] : []),
  ]
  return `${paint('strong', `${folder}: ${STARTERS[style].purpose} of ${name}, ${paths.length} files`)}

${rows.map(([file = '', meaning]) => `  ${file.padEnd(10)} ${meaning}`).join('\n')}

Sign it with a test identity, and see what Wallet would say:

  npx billfold build ${source} -o ${pass} --sandbox
  npx billfold inspect ${pass} --trust billfold-data/trust

For real phones sign with your own certificate, which has the pass type and team: npx billfold build --help
`
}
