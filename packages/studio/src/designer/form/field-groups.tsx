import '../../styles/designer/fields.css'
import { FIELD_GROUPS, type FieldGroup, type KeyDescription, STYLES, type Style } from '@billfold/pkpass/schema'
import { memo, useMemo } from 'react'
import { memberOf, valueAt } from '../../document/pointer.ts'
import { FindingLine } from '../finding-line.tsx'
import { useContent, useDesigner, useFindingsAt, useIsEditable, useValue } from '../use-designer.ts'
import { Spot } from './control.tsx'
import { FieldDrop, FieldGrip } from './field-drag.tsx'
import { AddKey, ItemButtons, KeyControl } from './key-control.tsx'
import { isForStyle, keyOf, keysOf, titleOf } from './keys.ts'
import { SightLine } from './sight-line.tsx'
import { useEdit } from './use-edit.ts'
import { TextControl } from './value-controls.tsx'

const OBJECTS: Readonly<Record<FieldGroup, string>> = {
  headerFields: 'PassFields.HeaderFields',
  primaryFields: 'PassFields.PrimaryFields',
  secondaryFields: 'PassFields.SecondaryFields',
  auxiliaryFields: 'PassFields.AuxiliaryFields',
  backFields: 'PassFields.BackFields',
  additionalInfoFields: 'PassFields.AdditionalInfoFields',
  footerFields: 'PassFields.FooterFields',
}

const BACK: readonly FieldGroup[] = ['backFields', 'additionalInfoFields']

const STYLE_TITLES: Readonly<Record<Style, string>> = {
  boardingPass: 'Boarding pass',
  coupon: 'Coupon',
  eventTicket: 'Event ticket',
  generic: 'Generic pass',
  storeCard: 'Store card',
  posterGeneric: 'Poster, from iOS 27 on',
}

export function titleOfStyle(style: Style): string {
  return STYLE_TITLES[style]
}

/** The styles that a pass has; mostly one. */
export function useStyles(): readonly Style[] {
  const names = useContent(content => STYLES.filter(style => valueAt(content, `/${style}`) !== undefined).join(' '))
  return useMemo(() => STYLES.filter(style => names.split(' ').includes(style)), [names])
}

/** Fields of the front or of the back, group by group. */
export function FieldGroups({ side }: { readonly side: 'back' | 'front' }) {
  const styles = useStyles()
  const present = useContent(groupsIn).split(' ')
  if (styles.length === 0)
    return <p className="hint">Choose a style under Look first: it decides which fields there are.</p>
  return styles.map(style => (
    <div key={style} className="style-fields">
      {styles.length > 1 && <h3>{titleOfStyle(style)}</h3>}
      {style === 'boardingPass' && side === 'front' && <TransitType pointer={`/${style}/transitType`} />}
      {FIELD_GROUPS.filter(group => BACK.includes(group) === (side === 'back'))
        .filter(group => {
          const key = keyOf('PassFields', group)
          return (key && isForStyle(key, style)) || present.includes(`/${style}/${group}`)
        })
        .map(group => (
          <FieldList key={group} style={style} group={group} />
        ))}
    </div>
  ))
}

function groupsIn(content: unknown): string {
  return STYLES.flatMap(style => FIELD_GROUPS.map(group => `/${style}/${group}`))
    .filter(place => valueAt(content, place) !== undefined)
    .join(' ')
}

function TransitType({ pointer }: { readonly pointer: string }) {
  const key = keyOf('Pass.BoardingPass', 'transitType')
  return key && <KeyControl pointer={pointer} description={key} />
}

function FieldList({ style, group }: { readonly style: Style; readonly group: FieldGroup }) {
  const pointer = `/${style}/${group}`
  const count = useContent(content => countAt(content, pointer))
  const edits = useEdit(pointer)
  const isEditable = useIsEditable()
  const { session } = useDesigner()
  const description = keyOf('PassFields', group)?.description
  return (
    <Spot place={pointer} className="field-list">
      <div className="group-head">
        <h3>{titleOf(group)}</h3>
        <span className="hint">{description}</span>
      </div>
      {Array.from({ length: count }, (_, index) => (
        <FieldDrop
          // biome-ignore lint/suspicious/noArrayIndexKey: a field is known by its place, as in the pass.
          key={index}
          pointer={pointer}
          index={index}
          name={`${titleOf(group)} field ${index + 1}`}
          className="field-place"
        >
          <FieldCard pointer={pointer} group={group} style={style} index={index} count={count} />
        </FieldDrop>
      ))}
      <FieldDrop pointer={pointer} index={count} name={`End of ${titleOf(group)}`} className="field-end">
        <button
          type="button"
          className="add-field"
          disabled={!isEditable}
          onClick={() => edits.add({ key: freeKey(session.history().document.content, style, group), value: '' })}
        >
          Add a field
        </button>
      </FieldDrop>
    </Spot>
  )
}

function countAt(content: unknown, pointer: string): number {
  const fields = valueAt(content, pointer)
  return Array.isArray(fields) ? fields.length : 0
}

interface FieldCardProps {
  readonly pointer: string
  readonly group: FieldGroup
  readonly style: Style
  readonly index: number
  readonly count: number
}

const ALWAYS_SHOWN = ['label', 'value']

const FieldCard = memo(function FieldCard({ pointer, group, style, index, count }: FieldCardProps) {
  const place = memberOf(pointer, index)
  const field = useValue(place)
  const keys = keysOf(OBJECTS[group]).filter(key => isForStyle(key, style))
  const isPresent = (key: KeyDescription) =>
    typeof field === 'object' && field !== null && Object.hasOwn(field, key.name)
  const shown = keys.filter(key => !ALWAYS_SHOWN.includes(key.name) && (key.isRequired || isPresent(key)))
  const others = keys.filter(key => !ALWAYS_SHOWN.includes(key.name) && !shown.includes(key))
  const name = `${titleOf(group)} field ${index + 1}`
  return (
    <Spot place={place} className="field-card" isArea>
      <div className="field-main">
        <FieldGrip place={place} name={name} />
        <FieldText pointer={place} object={OBJECTS[group]} name="label" owner={name} />
        <FieldText pointer={place} object={OBJECTS[group]} name="value" owner={name} isLong={BACK.includes(group)} />
        <ItemButtons pointer={pointer} index={index} count={count} name={name} />
      </div>
      <SightLine place={place} />
      <FieldFindings place={place} />
      <details className="field-more">
        <summary>
          {shown.length > 1
            ? `Key, ${shown
                .slice(1)
                .map(key => titleOf(key.name).toLowerCase())
                .join(', ')}`
            : 'Key, format, message'}
        </summary>
        {shown.map(key => (
          <KeyControl key={key.name} pointer={memberOf(place, key.name)} description={key} />
        ))}
        <AddKey pointer={place} keys={others} />
      </details>
    </Spot>
  )
})

interface FieldTextProps {
  readonly pointer: string
  readonly object: string
  readonly name: string
  readonly owner: string
  readonly isLong?: boolean
}

function FieldText({ pointer, object, name, owner, isLong = false }: FieldTextProps) {
  const place = memberOf(pointer, name)
  const key = keyOf(object, name)
  const id = `field${place.replaceAll('/', '-')}`
  return (
    key && (
      <Spot place={place} className={`field-${name}`}>
        <label htmlFor={id} className={name === 'value' ? undefined : 'unstressed'}>
          {titleOf(name)}
          <span className="unseen"> of {owner}</span>
        </label>
        <TextControl id={id} pointer={place} description={key} isLong={isLong} isFirst={name === 'value'} />
      </Spot>
    )
  )
}

/** What was found of a field and of its texts, which have no room of their own. */
function FieldFindings({ place }: { readonly place: string }) {
  const findings = [
    ...useFindingsAt(place),
    ...useFindingsAt(memberOf(place, 'label')),
    ...useFindingsAt(memberOf(place, 'value')),
  ]
  return findings.map((finding, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what a finding says changes with every letter; its line need not be made anew.
    <FindingLine key={index} finding={finding} isInForm />
  ))
}

/** A key that no field of a style has yet. */
function freeKey(content: unknown, style: Style, group: FieldGroup): string {
  const taken = new Set(
    FIELD_GROUPS.flatMap(each => {
      const fields = valueAt(content, `/${style}/${each}`)
      return Array.isArray(fields) ? fields.map(field => valueAt(field, '/key')) : []
    }),
  )
  const base = group.replace('Fields', '')
  let number = 1
  while (taken.has(`${base}${number}`)) number += 1
  return `${base}${number}`
}
