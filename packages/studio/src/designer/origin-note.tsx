import type { Origin } from '../drafts/drafts.ts'

/** What there is to say of the file that the design was opened from. */
export function OriginNote({ origin, onRead }: { readonly origin: Origin; readonly onRead: () => void }) {
  return (
    <section className="origin" aria-label="Opened file">
      <p>
        <strong>Opened {origin.name}.</strong> {origin.notes.length === 0 && 'Everything in it is here.'}
      </p>
      {origin.notes.length > 0 && (
        <ul>
          {origin.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <button type="button" className="link" onClick={onRead}>
        Dismiss<span className="unseen"> what was said of the file</span>
      </button>
    </section>
  )
}
