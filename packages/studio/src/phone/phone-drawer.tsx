import '../styles/phone/drawer.css'
import '../styles/phone/protocol.css'
import '../styles/phone/iphone.css'
import '../styles/phone/details.css'
import '../styles/phone/sheets.css'
import '../styles/phone/lock-screen.css'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useWorld } from '../world.ts'
import type { Entry } from './activity.ts'
import { Controls } from './controls.tsx'
import type { Notification } from './iphone-api.ts'
import { IphoneFrame, type Screen } from './iphone-frame.tsx'
import type { Sheet } from './link-sheet.tsx'
import { ProtocolLog } from './protocol-log.tsx'
import { useFocusReturn } from './use-focus-return.ts'
import { useIphone, usePhoneFeed } from './use-iphone.ts'

interface PhoneDrawerProps {
  /** A pass that is offered, by the address of its share page or its file. */
  readonly link?: string | undefined
  /** Counts the offers, so that the same link can be offered again. */
  readonly offer?: number
  readonly onClose: () => void
}

/** The virtual iPhone beside a page: the phone, what can be set on it, and the calls it makes. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function PhoneDrawer({ link, offer = 0, onClose }: PhoneDrawerProps) {
  const { tour } = useWorld()
  const [screen, setScreen] = useState<Screen>({ name: 'wallet' })
  const [sheet, setSheet] = useState<Sheet>()
  const [banner, setBanner] = useState<Notification>()
  const [isLogOpen, setIsLogOpen] = useState(true)
  const { data: iphone, error, refetch } = useIphone()
  const host = useRef<HTMLElement>(null)

  const onEntry = useCallback(
    (entry: Entry) => {
      if (entry.kind !== 'event') return
      if (entry.event.kind === 'installed') tour.did('added')
      if (entry.event.kind !== 'updated') return
      const { pass, banner: shown, at } = entry.event
      if (shown.kind === 'silent') return
      setBanner({ ...pass, at, text: shown.text, organizationName: shown.organizationName })
      tour.did('seen')
    },
    [tour],
  )
  const { entries, connection } = usePhoneFeed(onEntry)

  useEffect(() => {
    if (link === undefined) return
    setScreen({ name: 'wallet' })
    setSheet({ kind: 'link', url: link, count: offer })
  }, [link, offer])

  useEffect(() => {
    host.current?.focus({ preventScroll: true })
  }, [])
  useFocusReturn(host)

  const view = screen.name === 'lock' ? 'lock' : 'wallet'
  return (
    <aside
      ref={host}
      className="phone-drawer"
      aria-label="Virtual iPhone"
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className="phone-drawer-head">
        <h2>iPhone</h2>
        <fieldset className="phone-views">
          <legend className="unseen">Screen</legend>
          <button type="button" aria-pressed={view === 'wallet'} onClick={() => setScreen({ name: 'wallet' })}>
            Wallet
          </button>
          <button
            type="button"
            aria-pressed={view === 'lock'}
            onClick={() => {
              setSheet(undefined)
              setScreen({ name: 'lock' })
            }}
          >
            Lock Screen
          </button>
        </fieldset>
        <button type="button" className="phone-close" aria-label="Close the virtual iPhone" onClick={onClose}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M5 5l10 10M15 5L5 15" />
          </svg>
        </button>
      </header>
      <div className="phone-drawer-body" data-log={isLogOpen ? 'open' : undefined}>
        <div className="phone-stage">
          <IphoneFrame
            iphone={iphone}
            screen={screen}
            sheet={sheet}
            banner={banner}
            onScreen={setScreen}
            onSheet={setSheet}
            onBannerGone={() => setBanner(undefined)}
          />
          {error && !iphone && (
            <div className="phone-fault" role="alert">
              <p>{error.message}</p>
              <button type="button" className="button" onClick={() => refetch()}>
                Try again
              </button>
            </div>
          )}
        </div>
        <div className="phone-controls">{iphone && <Controls iphone={iphone} />}</div>
        <section className="phone-log" aria-labelledby="phone-log-title">
          <header>
            <h3 id="phone-log-title">
              <button type="button" aria-expanded={isLogOpen} onClick={() => setIsLogOpen(!isLogOpen)}>
                Protocol
              </button>
            </h3>
            <p className="phone-connection" role="status" data-connection={connection}>
              {CONNECTIONS[connection]}
            </p>
          </header>
          {isLogOpen && <ProtocolLog entries={entries} />}
        </section>
      </div>
    </aside>
  )
}

const CONNECTIONS = {
  connecting: 'Connecting…',
  live: 'Live',
  lost: 'Connection lost; trying again',
} as const
