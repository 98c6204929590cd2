import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CallError } from '../session/call.ts'
import type { Candidate } from './pick-candidates.ts'
import { openCandidate, readManifest } from './pick-candidates.ts'
import { inspectFile, MAX_CHECKED_BYTES } from './report.ts'
import { ReportView } from './report-view.tsx'
import { formatBytes } from './sizes.ts'
import { verdictOf } from './verdict.ts'

/** As many bytes as tell what a file is. */
const BEGINNING_BYTES = 512

/** One file: being looked at, explained, or why it cannot be. */
export function CheckOf({ candidate }: { readonly candidate: Candidate }) {
  const { content, id, name } = candidate
  const isTooLarge = content.size > MAX_CHECKED_BYTES
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['install-check', id],
    queryFn: async ({ signal }) => {
      const [report, opened, manifest, beginning] = await Promise.all([
        inspectFile(content, signal),
        openCandidate(candidate).catch((reason: unknown) => messageOf(reason)),
        readManifest(candidate),
        content.slice(0, BEGINNING_BYTES).arrayBuffer(),
      ])
      return { report, opened, manifest, verdict: verdictOf(report, new Uint8Array(beginning)) }
    },
    enabled: !isTooLarge,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (isTooLarge) return <TooLarge name={name} size={content.size} />
  if (error && !isFetching) return <Failure error={error} name={name} onRetry={() => refetch()} />
  return (
    <>
      <p className="unseen" role="status">
        {data ? data.verdict.sentence : `Checking ${name}`}
      </p>
      {data ? <ReportView candidate={candidate} {...data} /> : <Checking name={name} size={content.size} />}
    </>
  )
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : 'It cannot be opened here.'
}

function Checking({ name, size }: { readonly name: string; readonly size: number }) {
  return (
    <section className="check-verdict" data-kind="checking" aria-busy="true">
      <p className="check-file">
        {name}, {formatBytes(size)}
      </p>
      <h1>Looking into it …</h1>
      <progress aria-label={`Checking ${name}`} />
    </section>
  )
}

function TooLarge({ name, size }: { readonly name: string; readonly size: number }) {
  return (
    <section className="check-verdict" data-kind="refused" role="alert">
      <p className="check-file">{name}</p>
      <h1>This file is too large to be a pass: {formatBytes(size)}.</h1>
      <p className="check-more">
        Passes should stay below 1.5 MB; up to {formatBytes(MAX_CHECKED_BYTES)} are looked at here. Nothing was sent.
        Make its images smaller, they are what is large, and drop it again.
      </p>
    </section>
  )
}

interface FailureProps {
  readonly error: Error
  readonly name: string
  readonly onRetry: () => void
}

/** The check did not happen. That says nothing of the pass. */
function Failure({ error, name, onRetry }: FailureProps) {
  const queries = useQueryClient()
  const status = error instanceof CallError ? error.status : undefined
  const isSignedOut = status === 401
  const isTooLarge = status === 413
  return (
    <section className="check-verdict" data-kind="failed" role="alert">
      <p className="check-file">{name}</p>
      <h1>
        {isSignedOut
          ? 'You are signed out.'
          : isTooLarge
            ? 'The server takes no file as large as this.'
            : 'It could not be checked.'}
      </h1>
      <p className="check-more">
        {isSignedOut
          ? 'The session has ended. Sign in again, then drop the file once more: it was not kept.'
          : sentenceOf(error.message)}{' '}
        {!isSignedOut && 'This says nothing of the pass.'}
      </p>
      <button
        type="button"
        className="button button-primary"
        onClick={isSignedOut ? () => queries.resetQueries({ queryKey: ['session'] }) : onRetry}
      >
        {isSignedOut ? 'Sign in' : 'Try again'}
      </button>
    </section>
  )
}

function sentenceOf(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}
