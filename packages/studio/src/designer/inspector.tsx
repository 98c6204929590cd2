import { stepsOf } from '../document/pointer.ts'
import { describePlace, titleOf } from './form/keys.ts'
import { litPlace } from './pointing.ts'
import { useDesigner, usePointed } from './use-designer.ts'

/** What is pointed at: its name, what Apple says of it, since when, and where it stands. */
export function Inspector() {
  const { pointing } = useDesigner()
  const place = usePointed(litPlace)
  const isHeld = usePointed(({ hovered }) => hovered === undefined)
  const steps = place?.startsWith('/') ? stepsOf(place) : []
  const key = describePlace(steps)
  if (!key || place === undefined) {
    return (
      <div className="inspector">
        <p className="hint">Point at anything, here, on the pass or in the JSON: it lights up in all three.</p>
      </div>
    )
  }
  const { deprecatedSince, description, max, maxItems, min, replacedBy, since } = key
  const isText = /Fields\/\d+\/(?:label|value)$|^\/logoText$/.test(place)
  const limits = [
    since === undefined ? undefined : `iOS ${since} and later`,
    deprecatedSince === undefined ? undefined : `deprecated since iOS ${deprecatedSince}`,
    replacedBy === undefined ? undefined : `write ${replacedBy} instead`,
    min === undefined ? undefined : `at least ${min}`,
    max === undefined ? undefined : `at most ${max}`,
    maxItems === undefined ? undefined : `at most ${maxItems}`,
  ].filter(each => each !== undefined)
  return (
    <div className="inspector">
      <p className="inspector-place">
        <strong>{titleOf(key.name)}</strong> <code>{place}</code>
        {isHeld && isText && (
          <button type="button" className="link" title="Ctrl Enter" onClick={() => pointing.editOnPass(place, 'form')}>
            Edit on the pass
          </button>
        )}
      </p>
      <p className="hint">
        {description}.{limits.length > 0 && ` ${limits.join(', ')}.`}
      </p>
    </div>
  )
}
