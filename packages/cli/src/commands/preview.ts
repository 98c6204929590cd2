import type { ComparedPass } from '@billfold/pkpass'
import { createLocalize, type DisplaySettings } from '@billfold/pkpass/display'
import {
  type Box,
  drawPass,
  drawView,
  layoutBack,
  layoutContactSheet,
  layoutLockScreenBanner,
  layoutPass,
  layoutRelevanceBanner,
  layoutShareCard,
  layoutStack,
  layoutWatch,
  readImages,
  type StyleSet,
  type ViewLayout,
  type ViewOptions,
} from '@billfold/preview'
import { type MissingFont, renderPng } from '@billfold/preview/png'
import { systemClock } from '@billfold/server'
import { Command, Option } from 'commander'
import { type DeviceOptions, deviceSettings } from '../device-settings.ts'
import { printable } from '../paint.ts'
import { readVersion } from '../source/compared-pass.ts'
import { RefusedError, type Terminal, UsageError } from '../terminal.ts'
import { refuseExisting, writeOutputFile } from '../write-output.ts'

const VIEWS = ['front', 'back', 'stack', 'watch', 'banner', 'relevance', 'share', 'all'] as const
type View = (typeof VIEWS)[number]

const STYLE_SETS = ['ios18', 'ios27'] as const satisfies readonly StyleSet[]

/** Points: the phone that the measures of Wallet are given for. */
const SCREEN_WIDTH_PT = 375

interface PreviewOptions extends DeviceOptions {
  readonly view: View
  readonly styleSet: StyleSet
  readonly scale: string
  readonly old?: string
  readonly showCode?: true
  readonly output: string
  readonly force?: true
}

/** A drawing, and what its layout says. */
interface Drawing {
  readonly svg: string
  readonly boxes: readonly Box[]
  /** What is said before the boxes. */
  readonly notes: readonly string[]
}

/** A pass with what drawing it takes. */
interface DrawnPass {
  readonly pass: ComparedPass['pass']
  readonly options: ViewOptions
}

/** `billfold preview PASS…`: what Wallet shows of it, as a picture. */
export function previewCommand(terminal: Terminal): Command {
  return new Command('preview')
    .description('Draw a pass as Wallet does, and say what of it is cut or not shown, and why')
    .argument('<pass...>', 'a .pkpass or the folder of a pass; several for the pile')
    .requiredOption('-o, --output <file>', 'the picture: a .png or a .svg')
    .addOption(new Option('--view <view>', 'what of it').choices(VIEWS).default('front'))
    .addOption(new Option('--style-set <system>', 'as which system draws it').choices(STYLE_SETS).default('ios27'))
    .option('--old <pass>', 'for the banner of an update: the pass that devices have')
    .option('--show-code', 'draw the code on a share card, which anybody may see')
    .option('--scale <number>', 'pixels per point of a .png, up to 4', '2')
    .option('--locale <tag>', 'language of the device', 'en')
    .option('--time-zone <zone>', 'time zone of the device (default: that of this machine)')
    .option('--force', 'replace the picture that is there already')
    .addHelpText(
      'after',
      `
Views: front; back, the details; stack, what shows in the pile; watch, on Apple Watch; banner, what the update from --old brings up on the
Lock Screen; relevance, how it is suggested there; share, the picture of a link; all, everything on one sheet.

Examples:
  billfold preview Coffee.pass -o coffee.png
  billfold preview Coffee.pkpass --view back --locale de-DE -o details.svg
  billfold preview Coffee-2.pkpass --old Coffee-1.pkpass --view banner -o banner.png
  billfold preview Coffee.pass Concert.pkpass --view stack -o pile.png`,
    )
    .action(async (paths: readonly string[], options: PreviewOptions) => {
      const form = formOf(options.output)
      const scale = scaleOf(options.scale)
      if (paths.length > 1 && options.view !== 'stack') {
        throw new UsageError('Only the pile has several passes: give one, or --view stack')
      }
      const settings = deviceSettings(options, (terminal.clock ?? systemClock).now())
      await refuseExisting(options.output, options)
      const passes = await Promise.all(paths.map(path => readDrawnPass(path, options, settings)))
      const old = options.old === undefined ? undefined : await readVersion(options.old)
      const { svg, boxes, notes } = draw(passes, old, options)
      const { bytes, missing } = form === 'svg' ? textOf(svg) : await renderPng(svg, { scale })
      await writeOutputFile(options.output, bytes, options)
      terminal.stderr.write(printable([...notes, ...describeBoxes(boxes), ...describeMissing(missing)].join('')))
      terminal.stdout.write(printable(`Wrote ${options.output}\n`))
    })
}

function formOf(output: string): 'png' | 'svg' {
  const form = /\.(png|svg)$/i.exec(output)?.[1]?.toLowerCase()
  if (form === 'png' || form === 'svg') return form
  throw new UsageError(`--output must end in .png or .svg, found ${output}`)
}

function scaleOf(text: string): number {
  const scale = Number(text)
  if (text.trim() !== '' && scale > 0 && scale <= 4) return scale
  throw new UsageError(`--scale must be a number of more than 0 and at most 4, found ${text}`)
}

function textOf(svg: string): { readonly bytes: Uint8Array; readonly missing: readonly MissingFont[] } {
  return { bytes: new TextEncoder().encode(svg), missing: [] }
}

async function readDrawnPass(
  path: string,
  { styleSet }: PreviewOptions,
  settings: DisplaySettings,
): Promise<DrawnPass> {
  const { pass, files } = await readVersion(path)
  const localize = createLocalize(files, settings.locale)
  const options = { ...settings, styleSet, screenWidthPt: SCREEN_WIDTH_PT, images: readImages(files), localize }
  return { pass, options }
}

function draw(passes: readonly DrawnPass[], old: ComparedPass | undefined, options: PreviewOptions): Drawing {
  const [first] = passes
  if (!first) throw new UsageError('Which pass? Give a .pkpass or the folder of a pass')
  if (options.view === 'front') return drawFront(first)
  const layout = layoutView(options.view, first, passes, old, options)
  const boxes = layout.panels.flatMap(panel => panel.boxes)
  const isBanner = options.view === 'banner' || options.view === 'relevance'
  if (isBanner && boxes.every(({ state }) => state === 'hidden')) {
    throw new RefusedError(`Nothing comes up on the Lock Screen (${boxes[0]?.reason ?? 'nothing-to-say'})`)
  }
  return { svg: drawView(layout), boxes, notes: [] }
}

function drawFront({ pass, options }: DrawnPass): Drawing {
  const layout = layoutPass(pass, { ...options, view: 'front' })
  const { fallback, name } = layout
  const notes = fallback ? [`Drawn as ${name} instead of ${fallback.from} (${fallback.reason})\n`] : []
  return { svg: drawPass(layout), boxes: layout.boxes, notes }
}

function layoutView(
  view: Exclude<View, 'front'>,
  { pass, options }: DrawnPass,
  passes: readonly DrawnPass[],
  old: ComparedPass | undefined,
  { showCode }: PreviewOptions,
): ViewLayout {
  const code = { ...(showCode && { showCode }) }
  switch (view) {
    case 'back':
      return layoutBack(pass, options)
    case 'stack':
      return layoutStack(
        passes.map(each => ({ ...each.options, pass: each.pass })),
        options,
      )
    case 'watch':
      return layoutWatch(pass, options)
    case 'banner':
      if (!old) throw new UsageError('The banner of an update needs the pass that devices have: give it with --old')
      return layoutLockScreenBanner(old.pass, pass, options)
    case 'relevance':
      return layoutRelevanceBanner(pass, options)
    case 'share':
      return layoutShareCard(pass, { ...options, ...code })
    case 'all':
      return layoutContactSheet(pass, { ...options, ...code, ...(old && { oldPass: old.pass }) })
  }
}

/** What of the pass is not simply shown; each thing once, however many views of it there are. */
function describeBoxes(boxes: readonly Box[]): readonly string[] {
  const lines = boxes.flatMap(({ kind, pointer, state, reason }) =>
    reason === undefined || reason === 'covered' || reason === 'private'
      ? []
      : [`${pointer ?? kind}: ${state} (${reason})\n`],
  )
  return [...new Set(lines)]
}

function describeMissing(missing: readonly MissingFont[]): readonly string[] {
  return missing.map(
    ({ script, package: from }) => `No font for ${script}, drawn as boxes. Install one: npm install ${from}\n`,
  )
}
