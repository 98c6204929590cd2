import { createContext, useContext, useState } from 'react'
import type { PassDocument } from '../document/pass-document.ts'
import { titleOf } from '../document/title-of.ts'
import type { Issued } from '../drafts/drafts.ts'
import type { Issuing } from '../export/issue-pass.ts'
import { usePhone } from '../phone/use-phone.ts'
import { CallError } from '../session/call.ts'
import { may } from '../session/session.ts'
import { useSession } from '../session/use-session.ts'
import { useWorld } from '../world.ts'
import type { DesignSession } from './session.ts'

/** What is under way, or came of it last. */
type IssuingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly text: string }
  | { readonly kind: 'done'; readonly issuing: Issuing }
  | { readonly kind: 'failed'; readonly error: CallError }

/** Issuing of one design. */
export interface IssuingOfDesign {
  /** Whether whoever is here may issue. */
  readonly isAllowed: boolean
  /** The pass that there is of it, in this project. */
  readonly issued: Issued | undefined
  readonly state: IssuingState
  issue(): Promise<void>
  /** Issues it as it stands, and saves the file. */
  download(): Promise<void>
  dismiss(): void
}

interface IssuingOptions {
  readonly designId: string
  readonly session: DesignSession
  readonly issued: Issued | undefined
  readonly onIssued: (issued: Issued) => void
}

const IssuingContext = createContext<IssuingOfDesign | undefined>(undefined)
export const IssuingProvider = IssuingContext.Provider

export function useIssuing(): IssuingOfDesign {
  const issuing = useContext(IssuingContext)
  if (!issuing) throw new TypeError('Expected an IssuingProvider around the designer')
  return issuing
}

function unknownAnswer(cause: unknown): CallError {
  const message =
    'The answer is in no form that this studio knows: it may be of another version than the server. Load the page again.'
  return new CallError(message, { code: 'ERR_ANSWER_UNKNOWN', status: 0 }, { cause })
}

/** One way for all that issues: the same pass every time, known to the server by the design. */
export function useIssuingOf({ designId, session, issued, onIssued }: IssuingOptions): IssuingOfDesign {
  const studio = useSession()
  const phone = usePhone()
  const { now, tour } = useWorld()
  const [state, setState] = useState<IssuingState>({ kind: 'idle' })
  const { projectId } = studio.project

  const attempt = async (text: string, work: (document: PassDocument) => Promise<void>) => {
    setState({ kind: 'working', text })
    try {
      await work(session.history().document)
    } catch (error) {
      setState({ kind: 'failed', error: error instanceof CallError ? error : unknownAnswer(error) })
    }
  }
  const send = async (document: PassDocument): Promise<Issuing> => {
    const { issuePass } = await import('../export/issue-pass.ts')
    const issuing = await issuePass(designId, document)
    const { serialNumber, shareUrl } = issuing
    onIssued({ projectId, serialNumber, shareUrl, text: document.text, at: now() })
    if (issuing.kind !== 'unchanged') tour.did(issuing.kind)
    return issuing
  }
  return {
    isAllowed: may(studio, 'issue'),
    issued: issued?.projectId === projectId ? issued : undefined,
    state,
    issue: () =>
      attempt('Issuing …', async document => {
        const issuing = await send(document)
        setState({ kind: 'done', issuing })
        if (studio.iphone && issuing.kind === 'issued') phone.open(issuing.shareUrl)
      }),
    download: () =>
      attempt('Signing …', async document => {
        const issuing = await send(document)
        const [{ fetchPassFile }, { saveFile }, { fileName }] = await Promise.all([
          import('../export/issue-pass.ts'),
          import('../export/save-file.ts'),
          import('../export/template-folder.ts'),
        ])
        const bytes = await fetchPassFile(issuing.shareUrl)
        saveFile(`${fileName(titleOf(document.content))}.pkpass`, bytes, 'application/vnd.apple.pkpass')
        setState({ kind: 'done', issuing })
      }),
    dismiss: () => setState({ kind: 'idle' }),
  }
}
