import { useMutation } from '@tanstack/react-query'
import { changeSettings, checkForUpdates, type Iphone } from './iphone-api.ts'
import { useIphoneChange } from './use-iphone.ts'

/** What is set beside the phone: its network, its updates. */
export function Controls({ iphone }: { readonly iphone: Iphone }) {
  const online = useIphoneChange((isOnline: boolean) => changeSettings({ isOnline }))
  const updates = useIphoneChange((automaticUpdates: boolean) => changeSettings({ automaticUpdates }))
  const check = useMutation({ mutationFn: checkForUpdates })
  const isOnline = online.isPending ? online.variables : iphone.isOnline
  const isAutomatic = updates.isPending ? updates.variables : iphone.automaticUpdates
  const error = online.error ?? updates.error ?? check.error
  return (
    <>
      <label>
        <input
          type="checkbox"
          role="switch"
          className="switch"
          aria-checked={isOnline}
          checked={isOnline}
          onChange={event => online.mutate(event.target.checked)}
        />
        Online
      </label>
      <label>
        <input
          type="checkbox"
          role="switch"
          className="switch"
          aria-checked={isAutomatic}
          checked={isAutomatic}
          onChange={event => updates.mutate(event.target.checked)}
        />
        Automatic updates
      </label>
      <button
        type="button"
        className="button button-small"
        disabled={!isOnline || check.isPending}
        onClick={() => check.mutate()}
      >
        Check for updates
      </button>
      {error && (
        <p className="phone-error" role="alert">
          {error.message}
        </p>
      )}
    </>
  )
}
