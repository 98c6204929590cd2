import { Button } from 'react-aria-components'
import { findIcon } from './find-icon.ts'
import { type Iphone, isSamePass, type Notification, nameOfKey, type PassKey } from './iphone-api.ts'
import { CLOCK, exactTime, sinceText } from './times.ts'
import { useParts } from './use-iphone.ts'

/** What a phone shows at once; the rest is history. */
const MAX_SHOWN = 12

interface LockScreenProps {
  readonly iphone: Iphone
  readonly now: Date
  /** The banner that has just come, and falls in. */
  readonly fresh: Notification | undefined
  readonly onOpen: (key: PassKey) => void
  readonly onUnlock: () => void
}

/** Time, date, and the banners that came. */
export function LockScreen({ iphone, now, fresh, onOpen, onUnlock }: LockScreenProps) {
  const shown = iphone.notifications.toReversed().slice(0, MAX_SHOWN)
  return (
    <div className="lock-screen">
      <h3 className="unseen">Lock Screen</h3>
      <p className="lock-date">{DATE.format(now)}</p>
      <p className="lock-time">{CLOCK.format(now)}</p>
      {shown.length === 0 ? (
        <p className="lock-empty">
          No notifications. Change a value of a pass that has a changeMessage, and its banner falls in here.
        </p>
      ) : (
        <ul className="lock-list" aria-label="Notifications">
          {shown.map(notification => (
            <li
              key={`${nameOfKey(notification)} ${notification.at.getTime()} ${notification.text}`}
              data-fresh={notification.at.getTime() === fresh?.at.getTime() || undefined}
            >
              <NotificationCard iphone={iphone} notification={notification} now={now} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      <Button className="home-indicator" onPress={onUnlock}>
        <span>Open Wallet</span>
      </Button>
    </div>
  )
}

const DATE = new Intl.DateTimeFormat('en', { weekday: 'long', month: 'long', day: 'numeric' })

interface NotificationCardProps {
  readonly iphone: Iphone
  readonly notification: Notification
  readonly now: Date
  readonly onOpen: (key: PassKey) => void
}

/** A banner: the pass's icon, who it is from, what it says. */
export function NotificationCard({ iphone, notification, now, onOpen }: NotificationCardProps) {
  const { organizationName, text, at } = notification
  const pass = iphone.passes.find(each => isSamePass(each, notification))
  const words = (
    <>
      {pass ? <PassIcon pass={pass} /> : <span className="banner-icon" />}
      <span className="banner-title">{organizationName}</span>
      <time className="banner-time" dateTime={at.toISOString()} title={exactTime(at)}>
        {sinceText(at, now)}
      </time>
      <span className="banner-text">{text}</span>
    </>
  )
  // Of a pass that is gone the words are left.
  return pass ? (
    <Button className="banner" onPress={() => onOpen(pass)}>
      {words}
    </Button>
  ) : (
    <div className="banner">{words}</div>
  )
}

function PassIcon({ pass }: { readonly pass: Iphone['passes'][number] }) {
  const { data } = useParts(pass)
  const icon = data && findIcon(data.images)
  return icon ? <img className="banner-icon" src={icon.dataUri} alt="" /> : <span className="banner-icon" />
}
