import { parseColor, type Rgb } from '@billfold/pkpass/display'
import { CLASSIC_STYLES, type KeyDescription, type Style } from '@billfold/pkpass/schema'
import { memo, type ReactNode, useId } from 'react'
import { contrastOf } from '../../colors/contrast.ts'
import type { JsonEdit } from '../../document/edit-json.ts'
import { memberOf, valueAt } from '../../document/pointer.ts'
import { useContent, useIsEditable, useValue } from '../use-designer.ts'
import { FieldGroups, titleOfStyle, useStyles } from './field-groups.tsx'
import { ImageSlots } from './image-slots.tsx'
import { AddKey, KeyControl } from './key-control.tsx'
import { isForStyle, keyOf, keysOf } from './keys.ts'
import { Languages } from './languages.tsx'
import { useEdit } from './use-edit.ts'
import { hexOf } from './value-controls.tsx'

const COLORS = ['backgroundColor', 'foregroundColor', 'labelColor']
const WHEN_AND_WHERE = [
  'relevantDates',
  'relevantDate',
  'locations',
  'beacons',
  'maxDistance',
  'expirationDate',
  'voided',
  'groupingIdentifier',
]
const UPDATES = ['webServiceURL', 'authenticationToken']
const BARCODE = ['barcodes', 'barcode', 'nfc']
const LOOK = ['organizationName', 'description', 'logoText']

/** The keys that have a section of their own; all others are under Advanced. */
const PLACED = new Set([...COLORS, ...WHEN_AND_WHERE, ...UPDATES, ...BARCODE, ...LOOK])
const STYLE_KEYS = new Set<string>([...CLASSIC_STYLES, 'posterGeneric'])

/** The whole form, in the parts that people think in. */
export const Sections = memo(function Sections() {
  const styles = useStyles()
  const [style] = styles
  return (
    <div className="sections">
      <Section title="Look" isOpen>
        <StyleChoice styles={styles} />
        {LOOK.map(name => (
          <PassKey key={name} name={name} />
        ))}
        <Colors />
        <ImageSlots styles={styles} />
      </Section>
      <Section title="Front" isOpen>
        <FieldGroups side="front" />
      </Section>
      <Section title="Back">
        <FieldGroups side="back" />
      </Section>
      <Section title="Barcode">
        <KeySection names={BARCODE} always={['barcodes']} style={style} />
      </Section>
      <Section title="When & where">
        <KeySection names={WHEN_AND_WHERE} always={['relevantDates', 'locations', 'expirationDate']} style={style} />
      </Section>
      <Section title="Languages">
        <Languages />
      </Section>
      <Section title="Updates">
        <p className="hint">
          Where a phone asks for a new version of this pass. Passes that Billfold issues get both by themselves: leave
          them out.
        </p>
        <KeySection names={UPDATES} always={UPDATES} style={style} />
      </Section>
      <Section title="Advanced">
        <KeySection
          names={keysOf('Pass').flatMap(({ name }) => (PLACED.has(name) || STYLE_KEYS.has(name) ? [] : [name]))}
          always={['serialNumber']}
          style={style}
        />
      </Section>
    </div>
  )
})

interface SectionProps {
  readonly title: string
  readonly isOpen?: boolean
  readonly children: ReactNode
}

function Section({ title, isOpen = false, children }: SectionProps) {
  return (
    <details className="section" open={isOpen}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <div className="section-content">{children}</div>
    </details>
  )
}

function PassKey({ name }: { readonly name: string }) {
  const key = keyOf('Pass', name)
  return key && <KeyControl pointer={memberOf('', name)} description={key} />
}

interface KeySectionProps {
  readonly names: readonly string[]
  /** Shown even while they are not set. */
  readonly always: readonly string[]
  readonly style: Style | undefined
}

/** Some keys of the pass: those that are there, those always offered, and a way to the others. */
function KeySection({ names, always, style }: KeySectionProps) {
  const there = useContent(content =>
    names.filter(name => valueAt(content, memberOf('', name)) !== undefined).join(' '),
  )
  const keys = names.flatMap(name => keyOf('Pass', name) ?? [])
  const isThere = ({ name }: KeyDescription) => there.split(' ').includes(name)
  const shown = keys.filter(key => isThere(key) || always.includes(key.name))
  const others = keys.filter(
    key =>
      !shown.includes(key) &&
      isForStyle(key, style) &&
      key.deprecatedSince === undefined &&
      key.name !== 'formatVersion',
  )
  return (
    <>
      {shown.map(key => (
        <KeyControl key={key.name} pointer={memberOf('', key.name)} description={key} />
      ))}
      <AddKey pointer="" keys={others} />
    </>
  )
}

/** Which of the five kinds of pass it is. The fields stay when it becomes another. */
function StyleChoice({ styles }: { readonly styles: readonly Style[] }) {
  const id = useId()
  const edits = useEdit('')
  const isEditable = useIsEditable()
  const current = CLASSIC_STYLES.find(style => styles.includes(style))
  const change = (next: string) => {
    const style = CLASSIC_STYLES.find(each => each === next)
    if (style) edits.apply(restyle(current, style), `make it a ${titleOfStyle(style).toLowerCase()}`)
  }
  return (
    <div className="control">
      <label htmlFor={id}>Style</label>
      <select id={id} value={current ?? ''} disabled={!isEditable} onChange={event => change(event.target.value)}>
        {current === undefined && <option value="">Choose a style</option>}
        {CLASSIC_STYLES.map(style => (
          <option key={style} value={style}>
            {titleOfStyle(style)}
          </option>
        ))}
      </select>
    </div>
  )
}

function restyle(from: Style | undefined, to: Style): JsonEdit[] {
  const edits: JsonEdit[] = [
    from === undefined ? { op: 'set', pointer: `/${to}`, value: {} } : { op: 'rename', pointer: `/${from}`, to },
  ]
  if (to === 'boardingPass') edits.push({ op: 'set', pointer: `/${to}/transitType`, value: 'PKTransitTypeGeneric' })
  if (from === 'boardingPass') edits.push({ op: 'remove', pointer: `/${to}/transitType` })
  return edits
}

/** The three colours, and whether texts can be read on the background. */
function Colors() {
  const background = rgbOf(useValue('/backgroundColor'))
  const foreground = rgbOf(useValue('/foregroundColor'))
  const label = rgbOf(useValue('/labelColor'))
  const shown = { foregroundColor: foreground, labelColor: label }
  return (
    <div className="colors">
      {COLORS.map(name => {
        const color = name === 'foregroundColor' || name === 'labelColor' ? shown[name] : undefined
        const key = keyOf('Pass', name)
        return (
          <div key={name} className="color">
            {key && <KeyControl pointer={memberOf('', name)} description={key} />}
            {color && background && <Contrast value={contrastOf(color, background)} />}
          </div>
        )
      })}
    </div>
  )
}

/** WCAG 2.2 asks for 4.5 for small texts, and 3 for large ones. */
const READABLE = 4.5
const READABLE_IF_LARGE = 3

function Contrast({ value }: { readonly value: number }) {
  const verdict = value >= READABLE ? 'clear' : value >= READABLE_IF_LARGE ? 'large only' : 'too faint'
  return (
    <p className="contrast" data-poor={value < READABLE || undefined}>
      <span>{(Math.floor(value * 10) / 10).toFixed(1)} : 1</span> {verdict}
    </p>
  )
}

function rgbOf(value: unknown): Rgb | undefined {
  const hex = hexOf(value)
  return hex === undefined ? undefined : parseColor(hex)
}
