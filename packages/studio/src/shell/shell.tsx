import { lazy, type ReactNode, Suspense } from 'react'
import { Link, useRoute } from 'wouter'
import { TourStrip } from '../first-run/tour-strip.tsx'
import { usePhone } from '../phone/use-phone.ts'
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
        <RailLink href="/anatomy" title="Anatomy" under="/anatomy/:style">
          <path d="M6.5 4h11v16h-11zM9 8h6M9 11.5h3M9.5 15.5h5v2h-5z" />
        </RailLink>
        <RailLink href="/install-check" title="Check">
          <path d="M12 4l7 2.5v5c0 4.5-3 7.3-7 8.5-4-1.2-7-4-7-8.5v-5zM9 12l2.2 2.2L15.2 10" />
        </RailLink>
        {iphone && <PhoneButton />}
        <span className="rail-end">
          <Suspense fallback={<span className="rail-link" />}>
            <AccountMenu {...appearance} />
          </Suspense>
        </span>
      </nav>
      <div className="main">
        {key.kind === 'test' && (
          <aside className="band" aria-label="Mode">
            <strong>Sandbox</strong>
            {iphone
              ? 'A simulator plays Apple. Nothing leaves this machine.'
              : 'Passes of a test key never reach Apple.'}
          </aside>
        )}
        <div id="content" className="content" tabIndex={-1}>
          {children}
        </div>
        {iphone && <TourStrip />}
      </div>
    </div>
  )
}

function PhoneButton() {
  const { isOpen, open, close } = usePhone()
  return (
    <button type="button" className="rail-link" aria-pressed={isOpen} onClick={() => (isOpen ? close() : open())}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M7.5 3.5h9a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 6 19V5a1.5 1.5 0 0 1 1.5-1.5zM10.5 17.5h3" />
      </svg>
      iPhone
    </button>
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
