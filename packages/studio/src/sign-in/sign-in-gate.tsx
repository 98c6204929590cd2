import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react'
import { SIGNED_OUT } from '../session/call.ts'
import { findSession, type Session } from '../session/session.ts'
import { SessionProvider } from '../session/use-session.ts'
import { EmptyState } from '../shell/empty-state.tsx'

const SignInPage = lazy(() => import('./sign-in-page.tsx'))

/** How often somebody who is here is asked after: a key that was revoked ends the session. */
const ASKED_EVERY_MS = 60_000

/** Shows the studio to whoever has signed in, and the sign-in to everybody else. */
export function SignInGate({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient()
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['session'],
    queryFn: findSession,
    retry: false,
    staleTime: ASKED_EVERY_MS,
    refetchInterval: ASKED_EVERY_MS,
  })
  useEffect(() => {
    const ask = () => void refetch()
    window.addEventListener(SIGNED_OUT, ask)
    return () => window.removeEventListener(SIGNED_OUT, ask)
  }, [refetch])
  const session = useMemo<Session | undefined>(
    () => (data?.session ? { ...data, project: data.session.project, key: data.session.key } : undefined),
    [data],
  )
  if (session) return <SessionProvider value={session}>{children}</SessionProvider>
  if (data) {
    return (
      <Suspense>
        <SignInPage onSignedIn={state => queries.setQueryData(['session'], state)} />
      </Suspense>
    )
  }
  if (!error) return <main className="page" aria-busy="true" />
  return (
    <EmptyState title="Billfold does not answer">
      <p>{error.message} What you have designed is kept in this browser.</p>
      <button type="button" className="button button-primary" disabled={isFetching} onClick={() => refetch()}>
        Try again
      </button>
    </EmptyState>
  )
}
