import { type ReactNode, useEffect, useRef } from 'react'
import { DetailsScreen } from './details-screen.tsx'
import { type Iphone, isSamePass, type Notification, type PassKey, type ShownPass } from './iphone-api.ts'
import { LinkSheet, type Sheet } from './link-sheet.tsx'
import { LockScreen, NotificationCard } from './lock-screen.tsx'
import { PassScreen } from './pass-screen.tsx'
import { CLOCK, useNow } from './times.ts'
import { WalletScreen } from './wallet-screen.tsx'

/** How long a banner stays over what is open. */
const BANNER_MS = 5_000

/** What is open on the phone. */
export type Screen = { readonly name: 'lock' | 'wallet' } | { readonly name: 'details' | 'pass'; readonly key: PassKey }

interface IphoneFrameProps {
  /** Absent until it is known what is on it. */
  readonly iphone: Iphone | undefined
  readonly screen: Screen
  readonly sheet: Sheet | undefined
  /** The banner that has just come. */
  readonly banner: Notification | undefined
  readonly onScreen: (screen: Screen) => void
  readonly onSheet: (sheet: Sheet | undefined) => void
  readonly onBannerGone: () => void
}

/** The phone at its true proportions, with what is on its screen. */
export function IphoneFrame({ iphone, screen, sheet, banner, onScreen, onSheet, onBannerGone }: IphoneFrameProps) {
  const now = useNow(10_000)
  const content = useRef<HTMLDivElement>(null)
  const place = 'key' in screen ? `${screen.name} ${screen.key.serialNumber}` : screen.name
  const shownPlace = useRef(place)
  useEffect(() => {
    // What had the focus went with the screen before.
    if (shownPlace.current !== place && document.activeElement === document.body) {
      content.current?.focus({ preventScroll: true })
    }
    shownPlace.current = place
  }, [place])
  useEffect(() => {
    if (!banner) return
    const timer = setTimeout(onBannerGone, BANNER_MS)
    return () => clearTimeout(timer)
  }, [banner, onBannerGone])

  const openPass = (key: PassKey) => {
    onBannerGone()
    onSheet(undefined)
    onScreen({ name: 'pass', key })
  }
  const shown = iphone && 'key' in screen ? iphone.passes.find(pass => isSamePass(pass, screen.key)) : undefined
  const isLocked = screen.name === 'lock'
  return (
    <div className="iphone" data-screen={isLocked ? 'lock' : 'wallet'}>
      <div className="iphone-screen">
        <StatusBar now={now} isOnline={iphone?.isOnline ?? true} isLocked={isLocked} />
        <div ref={content} className="iphone-content" tabIndex={-1} inert={sheet !== undefined}>
          {iphone && screenOf({ iphone, screen, shown, banner, now, openPass, onScreen, onSheet })}
        </div>
        {iphone && sheet && (
          <LinkSheet
            sheet={sheet}
            locale={iphone.locale}
            now={now}
            onFollow={url => onSheet({ kind: 'link', url, count: now.getTime() })}
            onClose={() => onSheet(undefined)}
            onAdded={key => {
              onSheet(undefined)
              onScreen({ name: 'pass', key })
            }}
          />
        )}
        {iphone && banner && !isLocked && (
          <div className="falling-banner" key={banner.at.getTime()}>
            <NotificationCard iphone={iphone} notification={banner} now={now} onOpen={openPass} />
          </div>
        )}
      </div>
      <p className="unseen" role="status">
        {banner && `Notification from ${banner.organizationName}: ${banner.text}`}
      </p>
    </div>
  )
}

interface ScreenOptions extends Pick<IphoneFrameProps, 'banner' | 'onScreen' | 'onSheet'> {
  readonly iphone: Iphone
  readonly screen: Screen
  /** The pass that is open; absent when it has gone since. */
  readonly shown: ShownPass | undefined
  readonly now: Date
  readonly openPass: (key: PassKey) => void
}

function screenOf({ iphone, screen, shown, banner, now, openPass, onScreen, onSheet }: ScreenOptions): ReactNode {
  const appearing = { locale: iphone.locale, now }
  const toWallet = () => onScreen({ name: 'wallet' })
  if (screen.name === 'lock') {
    return <LockScreen iphone={iphone} now={now} fresh={banner} onOpen={openPass} onUnlock={toWallet} />
  }
  if (screen.name === 'pass' && shown) {
    const toDetails = () => onScreen({ name: 'details', key: shown })
    return <PassScreen pass={shown} onDone={toWallet} onTurn={toDetails} {...appearing} />
  }
  if (screen.name === 'details' && shown) {
    return <DetailsScreen pass={shown} onBack={() => openPass(shown)} onRemoved={toWallet} {...appearing} />
  }
  return <WalletScreen iphone={iphone} onOpen={openPass} onAsk={() => onSheet({ kind: 'ask' })} {...appearing} />
}

function StatusBar({
  now,
  isOnline,
  isLocked,
}: {
  readonly now: Date
  readonly isOnline: boolean
  readonly isLocked: boolean
}) {
  return (
    <div className="status-bar" aria-hidden="true">
      <span>{isLocked ? '' : CLOCK.format(now)}</span>
      <span className="iphone-island" />
      <svg viewBox="0 0 58 14" aria-hidden="true">
        {isOnline ? (
          <path d="M1 9.5h3V13H1zM6 7h3v6H6zM11 4h3v9h-3zM16 1h3v12h-3z" />
        ) : (
          <path d="M17.6 6.1 12.4 6 8.6 1H7l1.8 5H4.6L3.1 4.1H1.8l.9 3-.9 2.9h1.3l1.5-1.9h4.2L7 13.1h1.6l3.8-5 5.2-.1c1.3 0 1.3-1.9 0-1.9z" />
        )}
        <rect x="30.5" y="1.5" width="23" height="11" rx="3.5" fill="none" stroke="currentColor" opacity=".5" />
        <rect x="32.5" y="3.5" width="19" height="7" rx="2" />
        <path d="M55 5.2v3.6c1-.3 1.6-1 1.6-1.8S56 5.5 55 5.2z" opacity=".5" />
      </svg>
    </div>
  )
}
