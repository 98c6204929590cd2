import type { Finding } from '@billfold/pkpass/findings'
import { memo } from 'react'
import { placeOfFile } from './pointing.ts'
import { useDesigner } from './use-designer.ts'

interface FindingLineProps {
  readonly finding: Finding
  /** Beside the control it is about: where it is need not be said. */
  readonly isInForm?: boolean
}

const WEIGHTS = { error: 'Error', warning: 'Warning', info: 'Note' } as const

/** One finding: what is wrong, what the phone makes of it, and the fix at one click where there is one. */
export const FindingLine = memo(function FindingLine({ finding, isInForm = false }: FindingLineProps) {
  const { session, pointing } = useDesigner()
  const { changes, effect, file, fix, message, onThePhone, pointer, severity } = finding
  const place = pointer ?? (file === undefined ? undefined : placeOfFile(file))
  const weight = severity === 'error' && effect === 'refused' ? 'Refused' : WEIGHTS[severity]
  return (
    <div className="finding" data-severity={severity}>
      <p className="finding-message">
        <span className="finding-weight">{weight}</span> {message}.
      </p>
      <p className="finding-consequence">{onThePhone}.</p>
      {changes ? (
        <button
          type="button"
          className="button button-small"
          onClick={() => session.edit({ kind: 'changes', changes }, `fix: ${message}`)}
        >
          Fix: {fix}
        </button>
      ) : (
        <p className="finding-advice">{fix}.</p>
      )}
      {!isInForm && place !== undefined && (
        <button type="button" className="finding-place" onClick={() => pointing.select(place, 'findings')}>
          {pointer ?? file}
        </button>
      )}
      {!isInForm && place === undefined && file !== undefined && <p className="finding-advice">In {file}</p>}
    </div>
  )
})
