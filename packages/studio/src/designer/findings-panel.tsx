import '../styles/designer/findings.css'
import { FindingLine } from './finding-line.tsx'
import { useDesigner, useFault, useFindings } from './use-designer.ts'

/** Everything that was found, worst first. */
export function FindingsPanel() {
  const { session } = useDesigner()
  const fault = useFault()
  const found = useFindings()
  if (fault) {
    return (
      <section className="findings" aria-label="Findings" tabIndex={-1}>
        <div className="finding" data-severity="error">
          <p className="finding-message">
            <span className="finding-weight">Not JSON</span> {fault.message}.
          </p>
          <p className="finding-consequence">The form waits, and the phone shows the last pass that could be read.</p>
        </div>
      </section>
    )
  }
  const findings = found ?? []
  const changes = findings.flatMap(each => each.changes ?? [])
  return (
    <section className="findings" aria-label="Findings" tabIndex={-1}>
      <header className="findings-head">
        <h2>
          <span role="status">{found ? summaryOf(findings.length) : 'Reading the rules …'}</span>
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
      {found && findings.length === 0 && (
        <p className="hint">Nothing is known that Wallet would refuse, drop or change in this pass.</p>
      )}
      {findings.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what a finding says changes with every letter; its line need not be made anew.
        <FindingLine key={index} finding={finding} />
      ))}
    </section>
  )
}

function summaryOf(count: number): string {
  if (count === 0) return 'Nothing to mend'
  return count === 1 ? 'One finding' : `${count} findings`
}
