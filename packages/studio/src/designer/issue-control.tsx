import '../styles/designer/issue.css'
import { useEffect, useState } from 'react'
import type { Issuing } from '../export/issue-pass.ts'
import { usePhone } from '../phone/use-phone.ts'
import type { CallError } from '../session/call.ts'
import { useSession } from '../session/use-session.ts'
import { useIsEditable } from './use-designer.ts'
import { useIssuing } from './use-issuing.ts'

interface IssueControlProps {
  /** Brings the findings up. */
  readonly onFindings: () => void
}

/** Issues the pass, or updates the one that was issued; says in words what became of it. */
export function IssueControl({ onFindings }: IssueControlProps) {
  const { dismiss, isAllowed, issue, issued, state } = useIssuing()
  const isEditable = useIsEditable()
  const isWorking = state.kind === 'working'
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) dismiss()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
  if (!isAllowed) return null
  return (
    <div className="issue">
      <button
        type="button"
        className="button button-primary issue-button"
        disabled={!isEditable || isWorking}
        title={isEditable ? undefined : 'pass.json is no JSON at the moment'}
        onClick={issue}
      >
        {isWorking ? state.text : issued ? 'Update' : 'Issue'}
      </button>
      {(state.kind === 'done' || state.kind === 'failed') && (
        <section
          className="issue-outcome"
          aria-label="What became of it"
          data-failed={state.kind === 'failed' || undefined}
        >
          {state.kind === 'done' ? (
            <Done issuing={state.issuing} />
          ) : (
            <Failed error={state.error} onFindings={onFindings} />
          )}
          <button type="button" className="link issue-close" onClick={dismiss}>
            Close
          </button>
        </section>
      )}
    </div>
  )
}

function Done({ issuing }: { readonly issuing: Issuing }) {
  const { leftOut, serialNumber, shareUrl } = issuing
  const { iphone } = useSession()
  const { download } = useIssuing()
  const phone = usePhone()
  const [copied, setCopied] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(shareUrl)
      setCopied('Copied')
    } catch {
      setCopied('The browser refuses: copy it by hand')
    }
  }
  return (
    <>
      <p role="status">
        <strong>{sentenceOf(issuing)}</strong>
        <span className="hint">
          Serial <code>{serialNumber}</code>
        </span>
      </p>
      {leftOut.length > 0 && (
        <p className="hint">Not in it, for the API takes no such file: {new Intl.ListFormat('en').format(leftOut)}.</p>
      )}
      <label className="issue-link">
        <span className="hint">Whoever opens this link gets the pass</span>
        <input readOnly value={shareUrl} onFocus={event => event.target.select()} />
      </label>
      <div className="issue-buttons">
        <button type="button" className="button button-small" onClick={copy}>
          Copy the link
        </button>
        <button type="button" className="button button-small" onClick={download}>
          Download .pkpass
        </button>
        {iphone && (
          <button type="button" className="button button-small" onClick={() => phone.open(shareUrl)}>
            Show on the iPhone
          </button>
        )}
        <span className="hint" role="status">
          {copied}
        </span>
      </div>
    </>
  )
}

function sentenceOf({ kind, notifiedDevices }: Issuing): string {
  if (kind === 'issued') return 'Issued.'
  if (kind === 'unchanged') return 'Nothing changed: phones have it as it stands.'
  if (notifiedDevices === 0) return 'Updated. No phone holds it yet, so none was told.'
  return notifiedDevices === 1 ? 'Updated; 1 phone was told.' : `Updated; ${notifiedDevices} phones were told.`
}

const MAX_REASONS = 3

function Failed({ error, onFindings }: { readonly error: CallError; readonly onFindings: () => void }) {
  const isRefused = error.code === 'ERR_PASS_REFUSED'
  const reasons = error.errors.filter(({ message }) => message !== error.message)
  return (
    <>
      <p role="alert">
        <strong>{isRefused ? 'Not issued: Wallet would refuse it.' : 'Not issued.'}</strong>
        <span>{error.message}</span>
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons.slice(0, MAX_REASONS).map(({ code, message, pointer }) => (
            <li key={`${code}${pointer}${message}`}>
              {message} <code>{pointer}</code>
            </li>
          ))}
          {reasons.length > MAX_REASONS && <li>and {reasons.length - MAX_REASONS} more</li>}
        </ul>
      )}
      <p className="hint">The design is kept, and so is the pass as it was issued last.</p>
      <div className="issue-buttons">
        <button type="button" className="button button-small" onClick={onFindings}>
          See the findings
        </button>
      </div>
    </>
  )
}
