import type { Change } from '@billfold/pkpass/findings'
import { useState } from 'react'
import { readablePlace } from './json-lines.ts'
import type { Entry, Remedy } from './mending.ts'

interface FindingListProps {
  readonly entries: readonly Entry[]
  readonly onMend: (changes: readonly Change[]) => void
}

/** Everything that was found, worst first; what is mended stays, and says so. */
export function FindingList({ entries, onMend }: FindingListProps) {
  const [said, setSaid] = useState('')
  const open = entries.filter(({ state }) => state === 'open')
  const mended = entries.length - open.length
  const mendable = open.filter(({ changes }) => changes)
  const mend = (list: readonly Entry[]) => {
    onMend(list.flatMap(({ changes = [] }) => changes))
    setSaid(list.length === 1 ? `Mended: ${list[0]?.finding.message}.` : `Mended ${list.length} findings.`)
  }
  return (
    <section className="check-section" aria-label="Findings">
      <header className="check-section-head">
        <h2>{summaryOf(open.length, mended)}</h2>
        {mendable.length > 1 && (
          <button type="button" className="button button-small" onClick={() => mend(mendable)}>
            Fix {mendable.length}
          </button>
        )}
      </header>
      <p className="unseen" role="status">
        {said}
      </p>
      {entries.length === 0 && <p className="hint">Nothing is known that a phone would refuse, drop or change.</p>}
      <ul className="check-findings">
        {entries.map(entry => (
          <FindingItem key={entry.id} entry={entry} onMend={() => mend([entry])} />
        ))}
      </ul>
    </section>
  )
}

function summaryOf(open: number, mended: number): string {
  const left =
    open === 0 ? (mended > 0 ? 'All mended' : 'Nothing to mend') : open === 1 ? 'One finding' : `${open} findings`
  return mended > 0 && open > 0 ? `${left}, ${mended} mended` : left
}

const REMEDIES: Readonly<Record<Exclude<Remedy, 'fix'>, string>> = {
  reissue: 'Issuing the pass anew mends this: archive, manifest and signature are made again.',
  certificate: 'Issuing the pass anew with a valid certificate mends this.',
  hand: 'To be mended in the designer: only you know what is meant.',
}

function FindingItem({ entry, onMend }: { readonly entry: Entry; readonly onMend: () => void }) {
  const { changes, finding, remedy, state } = entry
  const isMended = state === 'mended'
  return (
    <li className="check-finding" data-severity={isMended ? 'mended' : finding.severity}>
      <p className="check-finding-message">
        <span className="check-weight">{isMended ? 'Mended' : weightOf(finding)}</span> {finding.message}.
      </p>
      {!isMended && finding.onThePhone !== 'Refused' && <p className="check-finding-phone">{finding.onThePhone}.</p>}
      {!isMended && (
        <p className="check-finding-fix">
          {finding.fix}. {remedy !== 'fix' && <span>{REMEDIES[remedy]}</span>}
        </p>
      )}
      <footer>
        <code className="check-finding-place">{placeOf(finding)}</code>
        {changes && !isMended && (
          <button
            type="button"
            className="button button-small button-primary"
            aria-label={`Fix: ${finding.message}`}
            onClick={onMend}
          >
            Fix
          </button>
        )}
      </footer>
    </li>
  )
}

const WEIGHTS = { error: 'Error', warning: 'Warning', info: 'Note' } as const

function weightOf({ isRefusal, severity }: Entry['finding']): string {
  return isRefusal ? 'Refused' : WEIGHTS[severity]
}

function placeOf({ file, line, pointer, rule }: Entry['finding']): string {
  const where = pointer !== undefined && pointer !== '' ? readablePlace(pointer) : file
  return [where, line !== undefined && `line ${line}`, rule]
    .filter(each => each !== undefined && each !== false)
    .join(' · ')
}
