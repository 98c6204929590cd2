import { type ReactNode, useRef } from 'react'
import { Dialog } from 'react-aria-components'
import { useFocusReturn } from './use-focus-return.ts'

interface PhoneDialogProps {
  readonly role?: 'alertdialog' | 'dialog'
  readonly className: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A sheet on the phone. It covers the phone and nothing else: the page beside it goes on. */
export function PhoneDialog({ role = 'dialog', className, onClose, children }: PhoneDialogProps) {
  const host = useRef<HTMLDivElement>(null)
  useFocusReturn(host)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what the dialog's own buttons leave.
    <div
      ref={host}
      className="iphone-scrim"
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <Dialog role={role} className={className}>
        {children}
      </Dialog>
    </div>
  )
}
