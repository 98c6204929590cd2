import { type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react'
import { PassPreview, useScene } from '../preview/pass-preview.tsx'
import type { PassParts } from './iphone-api.ts'

export interface Appearing {
  readonly locale: string
  /** What relative dates are relative to. */
  readonly now: Date
}

interface PassFaceProps extends Appearing {
  readonly parts: PassParts | undefined
}

/** The front of a pass as Wallet draws it; its outline, until its parts have arrived. */
export function PassFace({ parts, ...appearing }: PassFaceProps) {
  const outline = <span className="pass-outline" />
  if (!parts) return outline
  return (
    <Suspense fallback={outline}>
      <DrawnFace parts={parts} {...appearing} />
    </Suspense>
  )
}

function DrawnFace({ parts, locale, now }: PassFaceProps & { readonly parts: PassParts }) {
  return <PassPreview scene={useFront(parts, { locale, now })} />
}

/** The front, and where everything on it is. */
export function useFront(parts: PassParts, { locale, now }: Appearing) {
  const name = `phone-${useId().replaceAll(/[^a-z0-9]/gi, '')}`
  return useScene({ view: 'front', ...parts, locale, now, name })
}

interface SeenProps {
  readonly className: string
  /** @param isSeen Whether it is, or was, near what is seen of the page. */
  readonly children: (isSeen: boolean) => ReactNode
}

/** A place in a list, which may be long: what is not looked at need not be fetched and drawn. */
export function WhenSeen({ className, children }: SeenProps) {
  const host = useRef<HTMLLIElement>(null)
  const [isSeen, setIsSeen] = useState(false)
  useEffect(() => {
    if (isSeen || !host.current) return
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsSeen(true)
      },
      { rootMargin: '200px' },
    )
    observer.observe(host.current)
    return () => observer.disconnect()
  }, [isSeen])
  return (
    <li ref={host} className={className}>
      {children(isSeen)}
    </li>
  )
}
