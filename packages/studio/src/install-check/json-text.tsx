import { useMemo, useState } from 'react'
import { foldLines, markLines, shortenLine, type TextLine } from './json-lines.ts'
import type { ReportedFinding } from './report.ts'

/** A browser scrolls through so many lines at ease; nobody reads more. */
const MAX_LINES = 3_000

interface JsonTextProps {
  readonly source: string
  readonly findings: readonly ReportedFinding[]
}

/** `pass.json` as it was sent, with what was found at its place. */
export function JsonText({ findings, source }: JsonTextProps) {
  const { isReflowed, lines } = useMemo(() => markLines(source, findings), [source, findings])
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const folded = foldLines(lines, ({ from }) => open.has(from))
  const shown = folded.slice(0, MAX_LINES)
  const marked = lines.filter(({ marks }) => marks.length > 0).length
  return (
    <section className="check-section" aria-label="pass.json">
      <header className="check-section-head">
        <h2>pass.json</h2>
        <span className="hint">
          {marked === 0 ? 'nothing marked' : marked === 1 ? 'one line marked' : `${marked} lines marked`}
          {isReflowed && ', with line breaks that the file does not have'}
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="check-json" aria-label="Text of pass.json" tabIndex={0}>
        {shown.map(part =>
          'count' in part ? (
            <button
              key={`gap ${part.from}`}
              type="button"
              className="check-gap"
              onClick={() => setOpen(new Set([...open, part.from]))}
            >
              {part.count} lines without a finding: show them
            </button>
          ) : (
            <Line key={part.number} line={part} />
          ),
        )}
        {folded.length > shown.length && (
          <p className="check-gap">The first {MAX_LINES} lines are shown; open it in the designer to see the rest.</p>
        )}
      </section>
    </section>
  )
}

function Line({ line: { marks, number, text } }: { readonly line: TextLine }) {
  const { cut, text: shown } = shortenLine(text)
  return (
    <div className="check-line" data-severity={marks[0]?.severity}>
      <span className="check-line-number">{number}</span>
      <code>
        {shown}
        {cut > 0 && <span className="hint"> … {cut} more characters</span>}
      </code>
      {marks.map(({ message, rule, severity }) => (
        <p key={`${rule}${message}`} className="check-line-mark" data-severity={severity}>
          {message}.
        </p>
      ))}
    </div>
  )
}
