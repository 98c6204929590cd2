import { Button } from 'react-aria-components'
import type { ShownPass } from './iphone-api.ts'
import { type Appearing, PassFace } from './pass-face.tsx'
import { useParts } from './use-iphone.ts'

interface PassScreenProps extends Appearing {
  readonly pass: ShownPass
  readonly onDone: () => void
  readonly onTurn: () => void
}

/** A pass that was taken from the pile. */
export function PassScreen({ pass, onDone, onTurn, ...appearing }: PassScreenProps) {
  const { data, error } = useParts(pass)
  return (
    <>
      <header className="iphone-bar">
        <Button className="iphone-text" onPress={onDone}>
          Done
        </Button>
        <Button className="iphone-round" aria-label="Turn the pass over to its details" onPress={onTurn}>
          <svg viewBox="0 0 20 20" aria-hidden="true" className="is-filled">
            <circle cx="4" cy="10" r="1.7" />
            <circle cx="10" cy="10" r="1.7" />
            <circle cx="16" cy="10" r="1.7" />
          </svg>
        </Button>
      </header>
      <div className="iphone-scroll open-pass">
        {error && !data ? <p className="iphone-problem">{error.message}</p> : <PassFace parts={data} {...appearing} />}
      </div>
    </>
  )
}
