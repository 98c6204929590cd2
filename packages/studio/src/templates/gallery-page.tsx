import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import { createDocument, type PassDocument } from '../document/pass-document.ts'
import type { Origin } from '../drafts/drafts.ts'
import { OpenZone } from '../open/open-zone.tsx'
import { useWorld } from '../world.ts'
import { beginFrom } from './begin-from.ts'
import { PassCard } from './pass-card.tsx'
import { TEMPLATES, type Template } from './templates.ts'

const PasteDialog = lazy(() => import('./paste-dialog.tsx'))

/** Finished passes to begin with. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function GalleryPage() {
  const begin = useBegin()
  const [isPasting, setIsPasting] = useState(false)
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <h1>Begin with a finished pass</h1>
          <p className="lead">Pick one, and it is yours to change. What you see is what Wallet will draw.</p>
        </div>
      </header>
      <OpenZone onOpen={({ document, name, notes }) => begin(document, { name, notes })}>
        <button type="button" className="button" onClick={() => setIsPasting(true)}>
          Paste a pass.json
        </button>
      </OpenZone>
      <ul className="gallery">
        {TEMPLATES.map(template => (
          <TemplateCard key={template.id} template={template} onPick={begin} />
        ))}
      </ul>
      {isPasting && (
        <Suspense>
          <PasteDialog onClose={() => setIsPasting(false)} onPaste={text => begin(createDocument({ text }))} />
        </Suspense>
      )}
    </main>
  )
}

interface TemplateCardProps {
  readonly template: Template
  readonly onPick: (document: PassDocument) => void
}

function TemplateCard({ template, onPick }: TemplateCardProps) {
  const { now } = useWorld()
  const [openedAt] = useState(now)
  const { data } = useQuery({
    queryKey: ['template', template.id],
    queryFn: () => beginFrom(template, openedAt),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <li>
      <button type="button" className="gallery-card" disabled={!data} onClick={() => data && onPick(data)}>
        <span className="gallery-picture" aria-hidden="true">
          <Suspense>{data && <PassCard document={data} name={`template-${template.id}`} now={openedAt} />}</Suspense>
        </span>
        <span className="gallery-title">{template.title}</span>
        <span className="hint">{template.name}</span>
      </button>
    </li>
  )
}

function useBegin(): (document: PassDocument, origin?: Origin) => void {
  const { drafts, newId, now } = useWorld()
  const [, navigate] = useLocation()
  return async ({ text, images, localizations, otherFiles }, origin) => {
    const id = newId()
    await drafts.save({ id, text, images, localizations, otherFiles, ...(origin && { origin }), changedAt: now() })
    navigate(`/designs/${id}`)
  }
}
