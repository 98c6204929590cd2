import type { ReactNode } from 'react'

/** A page with nothing on it: why, and what to do. */
export function EmptyState({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="page empty-state">
      <h1>{title}</h1>
      {children}
    </main>
  )
}
