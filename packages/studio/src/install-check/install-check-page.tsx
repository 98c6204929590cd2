import '../styles/install-check.css'
import { useEffect, useState } from 'react'
import { OpenError } from '../open/open-error.ts'
import { usePageDrop } from '../open/open-zone.tsx'
import { chosenFiles, droppedFiles, type PickedFile } from '../open/picked-files.ts'
import { useWorld } from '../world.ts'
import { CheckOf } from './check-of.tsx'
import { DropTarget } from './drop-target.tsx'
import { Lessons } from './lessons.tsx'
import { type Candidate, pickCandidates } from './pick-candidates.ts'

/** As many as somebody looks at, one after the other: a bundle has ten at most. */
const MAX_CANDIDATES = 20

/** Why a pass would not install: any pass, anybody's. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function InstallCheckPage() {
  const { newId } = useWorld()
  const [candidates, setCandidates] = useState<readonly Candidate[]>([])
  const [chosenId, setChosenId] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const chosen = candidates.find(({ id }) => id === chosenId) ?? candidates[0]
  const take = async (files: readonly PickedFile[] | Promise<readonly PickedFile[]>) => {
    setProblem(undefined)
    try {
      const picked = await pickCandidates(await files, newId)
      if (picked.length > 0) setCandidates(picked.slice(0, MAX_CANDIDATES))
      if (picked.length > MAX_CANDIDATES) {
        setProblem(
          `These are ${picked.length} files; the first ${MAX_CANDIDATES} are looked at. Drop the others after them.`,
        )
      }
      setChosenId(undefined)
    } catch (error) {
      if (!(error instanceof OpenError)) throw error
      setProblem(error.message)
    }
  }
  const isOver = usePageDrop(transfer => take(droppedFiles(transfer)))
  useEffect(() => {
    window.document.title = 'Install check · Billfold studio'
  }, [])
  return (
    <main className="page check">
      {!chosen && (
        <header className="check-head">
          <h1>Why won’t it install?</h1>
          <p className="lead">iPhone refuses a pass without a word. Drop it here to hear the reason.</p>
        </header>
      )}
      <DropTarget isOver={isOver} isSmall={chosen !== undefined} onFiles={files => take(chosenFiles(files))} />
      {problem !== undefined && (
        <p className="check-problem" role="alert">
          {problem}
        </p>
      )}
      {candidates.length > 1 && chosen && (
        <SeveralPasses candidates={candidates} chosen={chosen} onChoose={setChosenId} />
      )}
      {chosen ? <CheckOf key={chosen.id} candidate={chosen} /> : <Lessons />}
    </main>
  )
}

interface SeveralPassesProps {
  readonly candidates: readonly Candidate[]
  readonly chosen: Candidate
  readonly onChoose: (id: string) => void
}

/** Each pass is explained by itself; of a bundle, one that is refused makes iPhone refuse all. */
function SeveralPasses({ candidates, chosen, onChoose }: SeveralPassesProps) {
  return (
    <fieldset className="check-several">
      <legend className="hint">
        {candidates.length} passes, each looked at by itself. In a bundle of passes, one that is refused takes all
        others with it.
      </legend>
      {candidates.map(({ id, name }) => (
        <button key={id} type="button" aria-pressed={id === chosen.id} onClick={() => onChoose(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}
