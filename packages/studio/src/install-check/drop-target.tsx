import { useRef } from 'react'

interface DropTargetProps {
  /** Files are held over the page. */
  readonly isOver: boolean
  /** Beside a report: it steps back. */
  readonly isSmall: boolean
  readonly onFiles: (files: Iterable<File>) => void
}

/** The whole page takes what is dropped; this says so, and opens the list of files for those who do not drag. */
export function DropTarget({ isOver, isSmall, onFiles }: DropTargetProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <section
      className="check-drop"
      aria-label="File to check"
      data-over={isOver || undefined}
      data-small={isSmall || undefined}
    >
      {!isSmall && (
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path d="M14 18h36a4 4 0 0 1 4 4v28a4 4 0 0 1-4 4H14a4 4 0 0 1-4-4V22a4 4 0 0 1 4-4zM10 28h44M32 6v28M24 27l8 8 8-8" />
        </svg>
      )}
      <p>
        <strong>{invitation(isOver, isSmall)}</strong>
        <span className="hint">It is read once, and stored nowhere.</span>
      </p>
      <button
        type="button"
        className={isSmall ? 'button' : 'button button-primary'}
        onClick={() => input.current?.click()}
      >
        Choose a file
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label="Pass to check"
        // No filter: whoever has been given a pass under another name must be able to choose it.
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          // The same file can be chosen again, after it was mended elsewhere.
          currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </section>
  )
}

function invitation(isOver: boolean, isSmall: boolean): string {
  if (isOver) return 'Let go to check it'
  return isSmall ? 'Drop another pass' : 'Drop a .pkpass anywhere on this page'
}
