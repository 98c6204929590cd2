import { useMutation } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Button, Heading, Switch } from 'react-aria-components'
import { detailsFields } from './details-fields.ts'
import {
  changePassUpdates,
  type PassParts,
  refreshPass,
  removePass,
  type ShownPass,
  type UpdateOutcome,
} from './iphone-api.ts'
import { type Appearing, PassFace, useFront } from './pass-face.tsx'
import { PhoneDialog } from './phone-dialog.tsx'
import { useIphoneChange, useParts } from './use-iphone.ts'
import { PULL_PX, usePull } from './use-pull.ts'

const OUTCOMES: Readonly<Record<UpdateOutcome, string>> = {
  updated: 'Updated just now',
  unchanged: 'Nothing newer',
  failed: 'The web service did not give the pass; the protocol calls say why',
  gone: 'The web service has retired this pass',
}

interface DetailsScreenProps extends Appearing {
  readonly pass: ShownPass
  readonly onBack: () => void
  readonly onRemoved: () => void
}

/** What used to be the back of a pass: its switch, its fields, and what can be done with it. */
export function DetailsScreen({ pass, onBack, onRemoved, ...appearing }: DetailsScreenProps) {
  const { data: parts } = useParts(pass)
  const refresh = useMutation({ mutationFn: () => refreshPass(pass) })
  const updates = useIphoneChange((isOn: boolean) => changePassUpdates(pass, isOn))
  const remove = useMutation({ mutationFn: () => removePass(pass), onSuccess: onRemoved })
  const [isRemoving, setIsRemoving] = useState(false)
  const isUpdatable = pass.webServiceURL !== undefined
  const start = () => {
    if (isUpdatable && !refresh.isPending) refresh.mutate()
  }
  const { distance, isAtTop, handlers } = usePull(start)
  const error = refresh.error ?? updates.error ?? remove.error
  const isOn = updates.isPending ? updates.variables : pass.registration !== 'none'
  return (
    <>
      <div className="iphone-layer" inert={isRemoving}>
        <header className="iphone-bar">
          <Button className="iphone-text" onPress={onBack}>
            Done
          </Button>
          <h3 className="unseen">Details of {pass.organizationName}</h3>
          {isUpdatable && (
            <Button className="iphone-text" onPress={start} isDisabled={refresh.isPending}>
              Refresh
            </Button>
          )}
        </header>
        <div className="iphone-scroll details" data-top={isAtTop || undefined} {...handlers}>
          <p className="pull" role="status" data-ready={distance >= PULL_PX || undefined} style={{ height: distance }}>
            {distance > 0 && !refresh.isPending && (distance >= PULL_PX ? 'Let go to refresh' : 'Pull to refresh')}
          </p>
          <div className="details-head">
            <div className="details-card" aria-hidden="true">
              <PassFace parts={parts} {...appearing} />
            </div>
            <p className="details-name">{pass.description}</p>
            <p className="details-organization">{pass.organizationName}</p>
            <p className="details-outcome" role="status">
              {refresh.isPending ? 'Asking the web service…' : refresh.data && OUTCOMES[refresh.data]}
            </p>
          </div>
          {isUpdatable ? (
            <>
              <div className="cells">
                <Switch className="cell cell-switch" isSelected={isOn} onChange={wanted => updates.mutate(wanted)}>
                  Automatic Updates
                  <span className="iphone-switch" aria-hidden="true" />
                </Switch>
              </div>
              <p className="cells-note">{noteOf(pass, isOn)}</p>
            </>
          ) : (
            <p className="cells-note">This pass names no web service, so it stays as it is.</p>
          )}
          {parts && (
            <Suspense>
              <Fields parts={parts} {...appearing} />
            </Suspense>
          )}
          <div className="cells">
            <Button className="cell cell-destructive" onPress={() => setIsRemoving(true)}>
              Remove Pass
            </Button>
          </div>
          {error && (
            <p className="iphone-problem" role="alert">
              {error.message}
            </p>
          )}
        </div>
      </div>
      {isRemoving && (
        <PhoneDialog role="alertdialog" className="action-sheet" onClose={() => setIsRemoving(false)}>
          <div className="cells">
            <div className="action-words">
              <Heading slot="title">Remove this pass?</Heading>
              <p>It leaves this iPhone, and its web service is told so. Its link adds it again.</p>
            </div>
            <Button className="cell cell-destructive" isDisabled={remove.isPending} onPress={() => remove.mutate()}>
              Remove
            </Button>
          </div>
          <div className="cells">
            <Button className="cell cell-action" autoFocus onPress={() => setIsRemoving(false)}>
              Cancel
            </Button>
          </div>
        </PhoneDialog>
      )}
    </>
  )
}

function Fields({ parts, locale, now }: Appearing & { readonly parts: PassParts }) {
  const { panels } = useFront(parts, { locale, now })
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const boxes = panels.flatMap(panel => panel.boxes)
  const fields = detailsFields(parts.pass, parts.files, { locale, timeZone, now }, boxes)
  if (fields.length === 0) return null
  return (
    <dl className="cells">
      {fields.map(({ id, label, value }) => (
        <div key={id} className="cell cell-field">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const INSTANT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

function noteOf({ registration, updatedAt, installedAt }: ShownPass, isOn: boolean): string {
  const when = updatedAt ? `Updated ${INSTANT.format(updatedAt)}` : `Added ${INSTANT.format(installedAt)}`
  if (!isOn) return `${when}. Pull down to look for a newer version.`
  return registration === 'unconfirmed'
    ? `${when}. The web service has not confirmed the registration yet.`
    : `${when}.`
}
