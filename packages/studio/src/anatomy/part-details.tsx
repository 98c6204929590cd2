import { RULES } from '@billfold/pkpass/findings'
import { IMAGE_SCALES, IMAGE_SLOTS, type ImageSlot, type ImageSlotName, type Style } from '@billfold/pkpass/schema'
import { useLocation } from 'wouter'
import { describePlace } from '../designer/form/keys.ts'
import type { PassDocument } from '../document/pass-document.ts'
import { useWorld } from '../world.ts'
import type { Part } from './parts.ts'

interface PartDetailsProps {
  readonly part: Part
  readonly document: PassDocument
  readonly style: Style
}

/** What is known of a part: its sentence, its key, what Wallet holds it to, its sizes, and the way to change it. */
export function PartDetails({ part, document, style }: PartDetailsProps) {
  const edit = useEdit(document)
  const { limits = [], place, sentence, slots = [], steps } = part
  return (
    <div className="part-details">
      <p className="part-sentence">{sentence}</p>
      {steps && <KeyFacts steps={steps} />}
      {limits.length > 0 && (
        <section>
          <h3>Limits</h3>
          <ul className="part-limits">
            {limits.map(({ rule, text }) => (
              <li key={rule}>
                <strong>{text}</strong>
                <span>{RULES[rule].onThePhone}.</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {slots.map(slot => (
        <SlotFacts key={slot} name={slot} slot={IMAGE_SLOTS[slot]} style={style} />
      ))}
      {place !== undefined && (
        <button type="button" className="button" onClick={() => edit(place)}>
          Edit this in the designer
        </button>
      )}
    </div>
  )
}

function KeyFacts({ steps }: { readonly steps: readonly string[] }) {
  const key = describePlace(steps)
  const facts = [
    key?.since && `iOS ${key.since} and later`,
    key?.localizable && 'can be translated',
    key?.notOn && 'not on Apple Watch',
  ].filter(each => typeof each === 'string')
  return (
    <section>
      <h3>Key</h3>
      <p>
        <code className="part-key">{steps.filter(step => !/^\d+$/.test(step)).join('.')}</code>
      </p>
      {key && (
        <p className="hint">
          Apple’s reference: {key.description}. {facts.length > 0 && `${sentenceOf(facts)}.`}
        </p>
      )}
    </section>
  )
}

interface SlotFactsProps {
  readonly name: ImageSlotName
  readonly slot: ImageSlot
  readonly style: Style
}

function SlotFacts({ name, slot, style }: SlotFactsProps) {
  const { alternatives = [], description, minimumSize, since, size, sizing } = slot
  return (
    <section>
      <h3>
        {name}.png{' '}
        {size && (
          <span className="part-size">
            {sizing === 'exact' ? 'exactly' : 'up to'} {size.widthPt} × {size.heightPt} pt
          </span>
        )}
      </h3>
      {size && (
        <table className="part-sizes">
          <tbody>
            {IMAGE_SCALES.map(scale => (
              <tr key={scale}>
                <th scope="row">{scale === 1 ? `${name}.png` : `${name}@${scale}x.png`}</th>
                <td>
                  {size.widthPt * scale} × {size.heightPt * scale} px
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="hint">
        Apple’s reference: {description}. {sentenceOf([`iOS ${since} and later`])}
        {minimumSize && `, at least ${minimumSize.widthPt} × ${minimumSize.heightPt} pt`}.
      </p>
      {alternatives.length > 0 && (
        <p className="hint">
          Also in use:{' '}
          {alternatives.map(({ heightPt, source, widthPt }) => `${widthPt} × ${heightPt} pt (${source})`).join(', ')}.
        </p>
      )}
      {!slot.styles.includes(style) && <p className="hint">This style does not draw it.</p>}
    </section>
  )
}

function sentenceOf(facts: readonly string[]): string {
  const text = facts.join(', ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/^IOS/, 'iOS')
}

/** Begins a design of its own with this pass, at this place. */
function useEdit({ images, localizations, text }: PassDocument): (place: string) => Promise<void> {
  const { drafts, newId, now } = useWorld()
  const [, navigate] = useLocation()
  return async place => {
    const id = newId()
    await drafts.save({ id, text, images, localizations, changedAt: now() })
    navigate(`/designs/${id}?at=${encodeURIComponent(place)}`)
  }
}
