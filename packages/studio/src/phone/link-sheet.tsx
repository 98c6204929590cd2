import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button, Heading, Input, Label, TextField } from 'react-aria-components'
import { addLink, type OpenedLink, openLink, type PassKey } from './iphone-api.ts'
import { type Appearing, PassFace } from './pass-face.tsx'
import { PhoneDialog } from './phone-dialog.tsx'

/** What is asked or offered on the phone. */
export type Sheet =
  | { readonly kind: 'ask' }
  /** `count` tells two times of one link apart. */
  | { readonly kind: 'link'; readonly url: string; readonly count: number }

interface LinkSheetProps extends Appearing {
  readonly sheet: Sheet
  readonly onFollow: (url: string) => void
  readonly onClose: () => void
  readonly onAdded: (key: PassKey) => void
}

/** The sheet that comes up with a link: what it leads to, and whether it is to be added. */
export function LinkSheet({ sheet, onFollow, onClose, onAdded, ...appearing }: LinkSheetProps) {
  return (
    <PhoneDialog key={sheet.kind === 'ask' ? 'ask' : `${sheet.count} ${sheet.url}`} className="sheet" onClose={onClose}>
      {sheet.kind === 'ask' ? (
        <Ask onFollow={onFollow} onClose={onClose} />
      ) : (
        <Offer {...sheet} onClose={onClose} onAdded={onAdded} {...appearing} />
      )}
    </PhoneDialog>
  )
}

function Ask({ onFollow, onClose }: Pick<LinkSheetProps, 'onClose' | 'onFollow'>) {
  const [url, setUrl] = useState('')
  const wanted = url.trim()
  return (
    <form
      className="sheet-form"
      onSubmit={event => {
        event.preventDefault()
        if (wanted !== '') onFollow(wanted)
      }}
    >
      <SheetBar title="Open a link" onClose={onClose}>
        <Button type="submit" className="iphone-text is-strong" isDisabled={wanted === ''}>
          Open
        </Button>
      </SheetBar>
      <TextField className="sheet-field" value={url} onChange={setUrl} autoFocus>
        <Label>Address of a pass</Label>
        <Input inputMode="url" autoComplete="off" spellCheck="false" placeholder="http://localhost:3000/p/…" />
      </TextField>
      <p className="cells-note">
        The link that a holder gets: of the page with “Add to Apple Wallet”, or of the file itself. This iPhone opens
        links to this machine.
      </p>
    </form>
  )
}

interface OfferProps extends Appearing {
  readonly url: string
  readonly count: number
  readonly onClose: () => void
  readonly onAdded: (key: PassKey) => void
}

function Offer({ url, count, onClose, onAdded, ...appearing }: OfferProps) {
  const opened = useQuery({
    queryKey: ['iphone', 'link', url, count],
    queryFn: () => openLink(url),
    // Each time is another look at what the link leads to now.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const add = useMutation({ mutationFn: addLink, onSuccess: onAdded })
  const link = opened.data
  const problem = opened.error ?? add.error
  return (
    <>
      <SheetBar title={titleOf(link, problem !== null)} onClose={onClose}>
        {link?.kind === 'accepted' && !problem && (
          <Button
            className="iphone-text is-strong"
            autoFocus
            isDisabled={add.isPending}
            onPress={() => add.mutate(link.id)}
          >
            {link.replaces ? 'Replace' : 'Add'}
          </Button>
        )}
      </SheetBar>
      <div className="sheet-body" aria-busy={opened.isPending || undefined}>
        {problem ? (
          <Refusal title="This link cannot be opened" reasons={[problem.message]} />
        ) : link?.kind === 'refused' ? (
          <Refusal title="Wallet refuses this pass" reasons={link.reasons} fixes={fixesOf(link)} />
        ) : (
          <>
            <PassFace parts={link?.parts} {...appearing} />
            <p className="sheet-note" role="status">
              {noteOf(link)}
            </p>
          </>
        )}
      </div>
    </>
  )
}

interface SheetBarProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

function SheetBar({ title, onClose, children }: SheetBarProps) {
  return (
    <header className="sheet-bar">
      <Button className="iphone-text" onPress={onClose}>
        Cancel
      </Button>
      <Heading slot="title">{title}</Heading>
      {children}
    </header>
  )
}

function Refusal({
  title,
  reasons,
  fixes = [],
}: {
  title: string
  reasons: readonly string[]
  fixes?: readonly string[]
}) {
  return (
    <div className="refusal" role="alert">
      <p className="refusal-title">{title}</p>
      {reasons.map(reason => (
        <p key={reason}>{reason}.</p>
      ))}
      {fixes.map(fix => (
        <p key={fix} className="refusal-fix">
          {fix}.
        </p>
      ))}
    </div>
  )
}

function titleOf(link: OpenedLink | undefined, isProblem: boolean): string {
  if (isProblem) return 'Link'
  if (!link) return 'Opening…'
  return link.kind === 'refused' ? 'Refused' : 'Add to Wallet'
}

function noteOf(link: OpenedLink | undefined): string {
  if (link?.kind !== 'accepted') return 'Following the link…'
  return link.replaces
    ? `${link.organizationName} is in Wallet already. This version takes its place.`
    : link.description
}

/** What to do, for the reasons that are told. */
function fixesOf({ findings, reasons }: Extract<OpenedLink, { readonly kind: 'refused' }>): readonly string[] {
  return [...new Set(findings.flatMap(({ message, fix }) => (reasons.includes(message) ? [fix] : [])))]
}
