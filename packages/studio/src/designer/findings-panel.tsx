import { FindingLine } from './finding-line.tsx'
import { useChecked, useDesigner, useDocument } from './use-designer.ts'

/** Everything that was found, worst first. */
export function FindingsPanel() {
  const { session } = useDesigner()
  const document = useDocument()
  const checked = useChecked()
  if (!document.reading.ok) {
    return (
      <section className="findings" aria-label="Findings">
        <div className="finding" data-severity="error">
          <p className="finding-message">
            <span className="finding-weight">Not JSON</span> {document.reading.fault.message}.
          </p>
          <p className="finding-consequence">The form waits, and the phone shows the last pass that could be read.</p>
        </div>
      </section>
    )
  }
  const findings = checked?.findings ?? []
  const changes = findings.flatMap(each => each.changes ?? [])
  return (
    <section className="findings" aria-label="Findings">
      <header className="findings-head">
        <h2>
          <span role="status">{checked ? summaryOf(findings.length) : 'Reading the rules …'}</span>
        </h2>
        {changes.length > 1 && (
          <button
            type="button"
            className="button button-small"
            onClick={() => session.edit({ kind: 'changes', changes }, 'fix what can be fixed')}
          >
            Fix {findings.filter(each => each.changes).length}
          </button>
        )}
      </header>
      {checked && findings.length === 0 && (
        <p className="hint">Nothing is known that Wallet would refuse, drop or change in this pass.</p>
      )}
      {findings.map(finding => (
        <FindingLine key={`${finding.rule}${finding.pointer}${finding.file}${finding.message}`} finding={finding} />
      ))}
    </section>
  )
}

function summaryOf(count: number): string {
  if (count === 0) return 'Nothing to mend'
  return count === 1 ? 'One finding' : `${count} findings`
}
