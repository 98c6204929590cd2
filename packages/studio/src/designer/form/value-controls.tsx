import { parseColor } from '@billfold/pkpass/display'
import type { KeyDescription } from '@billfold/pkpass/schema'
import { useState } from 'react'
import { toHex, toRgbText } from '../../colors/contrast.ts'
import { useIsEditable, useValue } from '../use-designer.ts'
import { titleOfValue } from './keys.ts'
import { useEdit } from './use-edit.ts'

interface ValueControlProps {
  readonly id: string
  readonly pointer: string
  readonly description: KeyDescription
}

interface TextControlProps extends ValueControlProps {
  readonly isLong?: boolean
  /** Who chooses the field on the pass comes here. */
  readonly isFirst?: boolean
}

/** A text or number. What is typed stands as it was typed until the person leaves the field. */
export function TextControl({ id, pointer, description, isLong = false, isFirst = false }: TextControlProps) {
  const value = useValue(pointer)
  const edits = useEdit(pointer)
  const isEditable = useIsEditable()
  const [typed, setTyped] = useState<string>()
  const isNumber = description.types.every(type => type === 'number' || type === 'integer')
  const shown = typed ?? textOf(value)
  const change = (text: string) => {
    setTyped(text)
    edits.type(isNumber || typeof value === 'number' ? numberIn(text) : text, description.isRequired)
  }
  const common = {
    id,
    value: shown,
    disabled: !isEditable,
    'aria-description': description.description,
    'data-focus-first': isFirst || undefined,
    onBlur: () => setTyped(undefined),
  }
  return isLong || shown.includes('\n') ? (
    <textarea
      {...common}
      rows={Math.min(6, Math.max(2, shown.split('\n').length))}
      onChange={event => change(event.target.value)}
    />
  ) : (
    <input
      {...common}
      type="text"
      inputMode={isNumber ? 'decimal' : undefined}
      spellCheck={description.localizable === true}
      autoComplete="off"
      onChange={event => change(event.target.value)}
    />
  )
}

/** A yes or no; what is the default anyway is not written. */
export function FlagControl({ id, pointer, description }: ValueControlProps) {
  const value = useValue(pointer)
  const edits = useEdit(pointer)
  const isEditable = useIsEditable()
  const isOn = value === true || (value === undefined && description.default === true)
  return (
    <input
      id={id}
      type="checkbox"
      className="switch"
      role="switch"
      aria-checked={isOn}
      checked={isOn}
      disabled={!isEditable}
      aria-description={description.description}
      onChange={event =>
        event.target.checked === (description.default ?? false) ? edits.remove() : edits.set(event.target.checked)
      }
    />
  )
}

/** One of the documented values. Another one that the pass has stays, and is shown. */
export function ChoiceControl({ id, pointer, description }: ValueControlProps) {
  const value = useValue(pointer)
  const edits = useEdit(pointer)
  const isEditable = useIsEditable()
  const values = description.values ?? []
  const isForeign = value !== undefined && !values.some(each => each === value)
  return (
    <select
      id={id}
      value={textOf(value)}
      disabled={!isEditable}
      aria-description={description.description}
      onChange={event => {
        const chosen = values.find(each => String(each) === event.target.value)
        if (chosen === undefined) edits.remove()
        else edits.set(chosen)
      }}
    >
      {(!description.isRequired || value === undefined) && <option value="">Not set</option>}
      {isForeign && <option value={textOf(value)}>{textOf(value)}</option>}
      {values.map(each => (
        <option key={each} value={each}>
          {titleOfValue(each)}
        </option>
      ))}
    </select>
  )
}

const DATE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** A date with time and zone: a calendar for the one, a text for the other. One in another form is shown as it is. */
export function DateControl({ id, pointer, description }: ValueControlProps) {
  const value = useValue(pointer)
  const edits = useEdit(pointer)
  const isEditable = useIsEditable()
  const [, local = '', zone = 'Z'] = DATE.exec(textOf(value)) ?? []
  if (value !== undefined && local === '') return <TextControl id={id} pointer={pointer} description={description} />
  return (
    <div className="control-row">
      <input
        id={id}
        type="datetime-local"
        value={local}
        disabled={!isEditable}
        aria-description={description.description}
        onChange={event =>
          edits.type(event.target.value ? `${event.target.value}:00${zone}` : '', description.isRequired)
        }
      />
      <select
        aria-label="Offset from UTC"
        value={zone}
        disabled={!isEditable || local === ''}
        onChange={event => edits.set(`${local}:00${event.target.value}`)}
      >
        {(ZONES.includes(zone) ? ZONES : [zone, ...ZONES]).map(each => (
          <option key={each} value={each}>
            {each === 'Z' ? 'UTC' : each}
          </option>
        ))}
      </select>
    </div>
  )
}

const ZONES = [
  'Z',
  ...[-10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(
    hours => `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`,
  ),
  '+05:30',
  '+05:45',
  '+09:30',
]

/** A colour: a picker, and the text that the pass has. */
export function ColorControl({ id, pointer, description }: ValueControlProps) {
  const value = useValue(pointer)
  const edits = useEdit(pointer)
  const isEditable = useIsEditable()
  const hex = hexOf(value)
  return (
    <div className="control-row color-row">
      <input
        type="color"
        aria-label={`Choose the colour of ${description.name}`}
        value={hex ?? '#000000'}
        data-unset={hex === undefined || undefined}
        disabled={!isEditable}
        onChange={event => edits.type(toRgbText(event.target.value), false)}
      />
      <TextControl id={id} pointer={pointer} description={description} />
    </div>
  )
}

export function hexOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  try {
    return toHex(parseColor(value))
  } catch {
    return undefined
  }
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The number that a text says exactly; else the text. */
export function numberIn(text: string): number | string {
  const number = Number(text)
  return text.trim() !== '' && Number.isFinite(number) ? number : text
}
