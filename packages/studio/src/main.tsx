import './zod-without-eval.ts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createDrafts } from './drafts/drafts.ts'
import { Tour } from './first-run/tour.ts'
import { Studio } from './studio.tsx'

const host = document.getElementById('studio')
if (host) {
  const world = {
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    drafts: createDrafts(),
    tour: new Tour(localStorage),
  }
  createRoot(host).render(
    <StrictMode>
      <Studio world={world} />
    </StrictMode>,
  )
}
