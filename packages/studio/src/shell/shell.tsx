import { lazy, type ReactNode, Suspense } from 'react'
import { Link, useRoute } from 'wouter'
import { useSession } from '../session/use-session.ts'
import { Mark } from './mark.tsx'
import { useAppearance } from './use-appearance.ts'

const AccountMenu = lazy(() => import('./account-menu.tsx'))

/** What stands around every page: where one can go, whose project it is, and how the page looks. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { key, iphone } = useSession()
  const appearance = useAppearance()
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <nav className="rail" aria-label="Studio">
        <Link href="/" className="brand" aria-label="Billfold studio">
          <Mark />
        </Link>
        <RailLink href="/" title="Templates">
          <path d="M4 5.5h7v13H4zM13.5 5.5H20v5.5h-6.5zM13.5 13.5H20v5h-6.5z" />
        </RailLink>
        <RailLink href="/designs" title="Designs" under="/designs/:id">
          <path d="M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5" />
        </RailLink>
        <span className="rail-end">
          <Suspense fallback={<span className="rail-link" />}>
            <AccountMenu {...appearance} />
          </Suspense>
        </span>
      </nav>
      <div className="main">
        {key.kind === 'test' && (
          <p className="band">
            <strong>Sandbox</strong>
            {iphone
              ? 'A simulator plays Apple. Nothing leaves this machine.'
              : 'Passes of a test key never reach Apple.'}
          </p>
        )}
        <div id="content" className="content" tabIndex={-1}>
          {children}
        </div>
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
