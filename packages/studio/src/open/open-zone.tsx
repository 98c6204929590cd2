import '../styles/open.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { OpenError } from './open-error.ts'
import type { Opened } from './open-files.ts'
import { chosenFiles, droppedFiles, type PickedFile } from './picked-files.ts'

interface OpenZoneProps {
  readonly onOpen: (opened: Opened) => void
  /** Further ways to begin, beside the two for files. */
  readonly children?: ReactNode
}

const ACCEPTED = '.pkpass,.pkpasstemplate,.zip,.json,application/vnd.apple.pkpass,application/json'

/** Takes a pass from the person's disk: dropped anywhere on the page, or chosen. */
export function OpenZone({ onOpen, children }: OpenZoneProps) {
  const { open, problem, isReading, dismiss } = useOpening(onOpen)
  const isOver = usePageDrop(transfer => open(droppedFiles(transfer)))
  const file = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (folder.current) folder.current.webkitdirectory = true
  }, [])
  const choose = (input: HTMLInputElement) => {
    const chosen = chosenFiles(input.files ?? [])
    // The same file can be chosen again, after it was mended.
    input.value = ''
    if (chosen.length > 0) open(Promise.resolve(chosen))
  }
  return (
    <section className="open-zone" aria-label="Open a pass" data-over={isOver || undefined}>
      <p className="open-invitation" role="status">
        <strong>{isReading ? 'Reading …' : isOver ? 'Let go to open it' : 'Or open one you have'}</strong>
        <span className="hint">
          Drop a .pkpass, a template, a folder or a ZIP anywhere on this page. It is read in this browser, and sent
          nowhere.
        </span>
      </p>
      <div className="open-buttons">
        <button type="button" className="button" disabled={isReading} onClick={() => file.current?.click()}>
          Open a file
        </button>
        <button type="button" className="button" disabled={isReading} onClick={() => folder.current?.click()}>
          Open a folder
        </button>
        {children}
      </div>
      <input
        ref={file}
        type="file"
        hidden
        aria-label="File of a pass"
        accept={ACCEPTED}
        onChange={event => choose(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder of a pass"
        multiple
        onChange={event => choose(event.currentTarget)}
      />
      {problem !== undefined && (
        <p className="open-problem" role="alert">
          {problem}{' '}
          <button type="button" className="link" onClick={dismiss}>
            Dismiss
          </button>
        </p>
      )}
      {isOver && <div className="open-veil" aria-hidden="true" />}
    </section>
  )
}

/** The code that reads passes comes when it is needed; the studio may have been replaced since the page was loaded. */
const UNLOADED = 'What reads passes could not be loaded. Load this page again, then open it once more.'

function useOpening(onOpen: (opened: Opened) => void) {
  const [problem, setProblem] = useState<string>()
  const [isReading, setIsReading] = useState(false)
  const open = async (files: Promise<readonly PickedFile[]>) => {
    setProblem(undefined)
    setIsReading(true)
    try {
      const [picked, { openFiles }] = await Promise.all([files, import('./open-files.ts')])
      onOpen(await openFiles(picked))
    } catch (error) {
      setProblem(error instanceof OpenError ? error.message : UNLOADED)
      if (!(error instanceof OpenError)) throw error
    } finally {
      setIsReading(false)
    }
  }
  return { open, problem, isReading, dismiss: () => setProblem(undefined) }
}

/** Whether files are held over the page; what is let go there is taken. */
export function usePageDrop(onDrop: (transfer: DataTransfer) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })
  useEffect(() => {
    // Each element that is entered is told before the last one is left.
    let depth = 0
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true
    const become = (next: number) => {
      depth = Math.max(0, next)
      setIsOver(depth > 0)
    }
    const enter = (event: DragEvent) => holdsFiles(event) && become(depth + 1)
    const leave = (event: DragEvent) => holdsFiles(event) && become(depth - 1)
    const over = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      become(0)
      latest.current(event.dataTransfer)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}
