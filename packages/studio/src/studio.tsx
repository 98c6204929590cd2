import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link, Route, Switch } from 'wouter'
import { PhoneProvider } from './phone/phone-provider.tsx'
import { EmptyState } from './shell/empty-state.tsx'
import { Shell } from './shell/shell.tsx'
import { SignInGate } from './sign-in/sign-in-gate.tsx'
import { type World, WorldProvider } from './world.ts'

const GalleryPage = lazy(() => import('./templates/gallery-page.tsx'))
const DraftsPage = lazy(() => import('./drafts/drafts-page.tsx'))
const DesignerPage = lazy(() => import('./designer/designer-page.tsx'))
const AnatomyPage = lazy(() => import('./anatomy/anatomy-page.tsx'))
const InstallCheckPage = lazy(() => import('./install-check/install-check-page.tsx'))

/** The whole application. */
export function Studio({ world }: { readonly world: World }) {
  const [queries] = useState(() => new QueryClient())
  return (
    <WorldProvider value={world}>
      <QueryClientProvider client={queries}>
        <SignInGate>
          <PhoneProvider>
            <Shell>
              <Suspense fallback={<main className="page" aria-busy="true" />}>
                <Switch>
                  <Route path="/">
                    <GalleryPage />
                  </Route>
                  <Route path="/designs">
                    <DraftsPage />
                  </Route>
                  <Route path="/designs/:id">{({ id }) => <DesignerPage id={id} />}</Route>
                  <Route path="/anatomy/:style?">
                    <AnatomyPage />
                  </Route>
                  <Route path="/install-check">
                    <InstallCheckPage />
                  </Route>
                  <Route>
                    <EmptyState title="There is no such page">
                      <p>The address may have been mistyped.</p>
                      <Link href="/" className="button button-primary">
                        See the templates
                      </Link>
                    </EmptyState>
                  </Route>
                </Switch>
              </Suspense>
            </Shell>
          </PhoneProvider>
        </SignInGate>
      </QueryClientProvider>
    </WorldProvider>
  )
}
