import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { type Phone, PhoneContextProvider } from './use-phone.ts'

const PhoneDrawer = lazy(() => import('./phone-drawer.tsx'))

interface Offer {
  readonly link: string | undefined
  /** Tells two offers of one link apart. */
  readonly count: number
}

/** Puts the virtual iPhone beside everything below it. Until it is opened, nothing of it is loaded. */
export function PhoneProvider({ children }: { readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false)
  const [offer, setOffer] = useState<Offer>({ link: undefined, count: 0 })
  const phone = useMemo<Phone>(
    () => ({
      isOpen,
      link: offer.link,
      open: link => {
        setIsOpen(true)
        setOffer(({ count }) => ({ link, count: count + 1 }))
      },
      close: () => setIsOpen(false),
    }),
    [isOpen, offer],
  )
  return (
    <PhoneContextProvider value={phone}>
      {children}
      {isOpen && (
        <Suspense>
          <PhoneDrawer link={offer.link} offer={offer.count} onClose={phone.close} />
        </Suspense>
      )}
    </PhoneContextProvider>
  )
}
