import type { ReactNode } from 'react'
import { Link, useRoute } from 'wouter'
import { useAppearance } from './use-appearance.ts'

/** What stands around every page: where one can go, and how the page looks. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { appearance, next } = useAppearance()
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <nav className="rail" aria-label="Studio">
        <Link href="/" className="brand" aria-label="Billfold studio">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="8" fill="var(--accent)" />
            <rect x="7" y="8" width="18" height="5" rx="2" fill="#fff" fillOpacity=".55" />
            <rect x="7" y="12" width="18" height="12" rx="3" fill="#fff" />
          </svg>
        </Link>
        <RailLink href="/" title="Templates">
          <path d="M4 5.5h7v13H4zM13.5 5.5H20v5.5h-6.5zM13.5 13.5H20v5h-6.5z" />
        </RailLink>
        <RailLink href="/designs" title="Designs" under="/designs/:id">
          <path d="M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5" />
        </RailLink>
        <button type="button" className="rail-link rail-end" onClick={next}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16" />
          </svg>
          {appearance}
          <span className="unseen"> appearance; choose the next</span>
        </button>
      </nav>
      <div id="content" className="content" tabIndex={-1}>
        {children}
      </div>
    </div>
  )
}

interface RailLinkProps {
  readonly href: string
  readonly title: string
  /** Pages below, which belong to it too. */
  readonly under?: string
  readonly children: ReactNode
}

function RailLink({ href, title, under, children }: RailLinkProps) {
  const [isHere] = useRoute(href)
  const [isBelow] = useRoute(under ?? href)
  return (
    <Link href={href} className="rail-link" aria-current={isHere || isBelow ? 'page' : undefined}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {children}
      </svg>
      {title}
    </Link>
  )
}
