import type { Change } from '@billfold/pkpass/findings'
import { Suspense, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { createDocumentCheck } from '../document/check-document.ts'
import { editDocument, type PassDocument } from '../document/pass-document.ts'
import type { Opened } from '../open/open-files.ts'
import { useWorld } from '../world.ts'
import { CertificateList } from './certificate-list.tsx'
import { CheckedPreview } from './checked-preview.tsx'
import { FileTable } from './file-table.tsx'
import { FindingList } from './finding-list.tsx'
import { JsonText } from './json-text.tsx'
import { entriesOf } from './mending.ts'
import type { Candidate } from './pick-candidates.ts'
import type { Report, Verdicts } from './report.ts'
import { formatBytes } from './sizes.ts'
import type { Verdict } from './verdict.ts'

interface ReportViewProps {
  readonly candidate: Candidate
  readonly report: Report
  /** The pass as the designer would open it, or why it cannot. */
  readonly opened: Opened | string
  /** Hashes by file, as the manifest has them. */
  readonly manifest: ReadonlyMap<string, string>
  readonly verdict: Verdict
}

/** The verdict, then the findings, then the evidence. */
export function ReportView({ candidate, manifest, opened, report, verdict }: ReportViewProps) {
  const { now } = useWorld()
  const [openedAt] = useState(now)
  const check = useMemo(() => createDocumentCheck(openedAt), [openedAt])
  const original = typeof opened === 'string' ? undefined : opened.document
  const [document, setDocument] = useState(original)
  const before = useMemo(() => original && check(original), [check, original])
  const current = useMemo(() => document && check(document), [check, document])
  const entries = entriesOf({
    reported: report.findings,
    before: before?.findings ?? [],
    now: current?.findings ?? [],
  })
  const mend = (changes: readonly Change[]) =>
    setDocument(document && editDocument(document, { kind: 'changes', changes }))
  const mended = entries.filter(({ state }) => state === 'mended').length
  const openDesigner = useOpenDesigner(candidate.name, typeof opened === 'string' ? [] : opened.notes)
  const isPass = verdict.kind !== 'not-a-pass'
  return (
    <>
      <VerdictBanner verdict={verdict} name={candidate.name} report={report}>
        {document && (
          <div className="check-act">
            <button
              type="button"
              className={mended > 0 ? 'button button-primary' : 'button'}
              onClick={() => openDesigner(document)}
            >
              {mended > 0 ? 'Open it mended in the designer' : 'Open in the designer'}
            </button>
            <span className="hint">
              {mended > 0 && `${mended} of ${entries.length} mended here. `}It can be issued from there, and is signed
              anew then.
            </span>
          </div>
        )}
      </VerdictBanner>
      {isPass && (
        <div className="check-report">
          <div className="check-main">
            <FindingList entries={entries} onMend={mend} />
            {typeof opened === 'string' && report.files.length > 0 && (
              <p className="hint">Nothing of it can be mended here: {opened}</p>
            )}
            <FileTable files={report.files} missing={report.missingFiles} manifest={manifest} />
            <CertificateList
              certificates={report.certificates}
              signature={report.signature}
              trustedBy={report.trustedBy}
              now={openedAt}
            />
            {report.passJson !== null && <JsonText source={report.passJson} findings={report.findings} />}
          </div>
          <aside className="check-aside" aria-label="Preview">
            <Suspense fallback={<div className="check-preview" aria-busy="true" />}>
              <CheckedPreview document={document} pass={current?.pass} now={openedAt} isMended={mended > 0} />
            </Suspense>
          </aside>
        </div>
      )}
    </>
  )
}

const STEPS: readonly { readonly id: keyof Verdicts; readonly title: string }[] = [
  { id: 'zip', title: 'Archive' },
  { id: 'manifest', title: 'Manifest' },
  { id: 'signature', title: 'Signature' },
  { id: 'identity', title: 'Identity' },
  { id: 'chain', title: 'Trust' },
]
const OUTCOMES = {
  ok: { mark: '✓', word: 'in order' },
  failed: { mark: '✕', word: 'not in order' },
  unchecked: { mark: '–', word: 'could not be looked at' },
} as const

interface VerdictBannerProps {
  readonly verdict: Verdict
  readonly name: string
  readonly report: Report
  readonly children: React.ReactNode
}

const KINDS = { refused: 'Refused', warned: 'Installs', fine: 'Installs', 'not-a-pass': 'No pass' } as const

function VerdictBanner({ children, name, report, verdict }: VerdictBannerProps) {
  const content = outcomeOfContent(report)
  return (
    <section className="check-verdict" data-kind={verdict.kind} aria-label="Verdict">
      <p className="check-file">
        <strong className="check-kind">{KINDS[verdict.kind]}</strong> {name}, {formatBytes(report.size)}
      </p>
      <h1>{verdict.sentence}</h1>
      {verdict.more !== undefined && <p className="check-more">{verdict.more}</p>}
      {verdict.kind !== 'not-a-pass' && (
        <ul className="check-steps" aria-label="What was looked at">
          {STEPS.map(({ id, title }) => (
            <Step key={id} title={title} outcome={report.verdicts[id]} />
          ))}
          <Step title="Pass" outcome={content} />
        </ul>
      )}
      {children}
    </section>
  )
}

/** What is not said by one of the five verdicts is said of `pass.json` and the images. */
function outcomeOfContent({ findings, passJson }: Report): keyof typeof OUTCOMES {
  if (passJson === null) return 'unchecked'
  const isOfContent = ({ rule }: Report['findings'][number]) => !/^(?:zip|manifest|sig|cert|bundle)-/.test(rule)
  return findings.some(each => each.isRefusal && isOfContent(each)) ? 'failed' : 'ok'
}

function Step({ outcome, title }: { readonly outcome: keyof typeof OUTCOMES; readonly title: string }) {
  const { mark, word } = OUTCOMES[outcome]
  return (
    <li data-outcome={outcome}>
      <span className="check-mark" aria-hidden="true">
        {mark}
      </span>
      {title}
      <span className="unseen">: {word}</span>
    </li>
  )
}

/** Begins a design with the pass as it stands here, and goes there. */
function useOpenDesigner(name: string, notes: readonly string[]): (document: PassDocument) => Promise<void> {
  const { drafts, newId, now } = useWorld()
  const [, navigate] = useLocation()
  return async ({ images, localizations, otherFiles, text }) => {
    const id = newId()
    await drafts.save({ id, text, images, localizations, otherFiles, origin: { name, notes }, changedAt: now() })
    navigate(`/designs/${id}`)
  }
}
