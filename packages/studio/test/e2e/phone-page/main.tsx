import '../../../src/zod-without-eval.ts'
import '../../../src/styles/fonts.css'
import '../../../src/styles/tokens.css'
import '../../../src/styles/base.css'
import '../../../src/styles/shell.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createDrafts } from '../../../src/drafts/drafts.ts'
import { Tour } from '../../../src/first-run/tour.ts'
import { PhoneProvider } from '../../../src/phone/phone-provider.tsx'
import { usePhone } from '../../../src/phone/use-phone.ts'
import { WorldProvider } from '../../../src/world.ts'

/** A page with the phone beside it, and nothing else of the studio. */
function Page() {
  const phone = usePhone()
  const link = new URLSearchParams(location.search).get('link') ?? undefined
  return (
    <div className="content">
      <main className="page">
        <h1>A page beside the iPhone</h1>
        <p className="lead">It can be read and worked with while the drawer is open.</p>
        <button type="button" className="button" onClick={() => phone.open()}>
          iPhone
        </button>{' '}
        <button type="button" className="button button-primary" onClick={() => phone.open(link)}>
          See it on the iPhone
        </button>
      </main>
    </div>
  )
}

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
      <WorldProvider value={world}>
        <QueryClientProvider client={new QueryClient()}>
          <PhoneProvider>
            <Page />
          </PhoneProvider>
        </QueryClientProvider>
      </WorldProvider>
    </StrictMode>,
  )
}
