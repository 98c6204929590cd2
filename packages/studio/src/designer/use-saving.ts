import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft, Issued, Origin } from '../drafts/drafts.ts'
import { useWorld } from '../world.ts'
import type { DesignSession } from './session.ts'

const SAVE_AFTER_MS = 400

/** Keeps the design in the browser, with what is known of it beside what it says. */
export function useSaving(draft: Draft, session: DesignSession) {
  const { drafts, now } = useWorld()
  const queries = useQueryClient()
  const { id } = draft
  const [issued, setIssued] = useState(draft.issued)
  const [origin, setOrigin] = useState(draft.origin)
  const [isKept, setIsKept] = useState(true)
  const facts = useRef({ issued, origin })
  const save = useCallback(async () => {
    const { text, images, localizations, otherFiles } = session.history().document
    const known = {
      ...(facts.current.issued && { issued: facts.current.issued }),
      ...(facts.current.origin && { origin: facts.current.origin }),
    }
    try {
      await drafts.save({ id, text, images, localizations, otherFiles, ...known, changedAt: now() })
      setIsKept(true)
    } catch {
      // The browser has no room left, or keeps nothing of private windows.
      setIsKept(false)
    }
    await queries.invalidateQueries({ queryKey: ['drafts'] })
  }, [id, session, drafts, now, queries])
  const learn = (known: { readonly issued?: Issued | undefined; readonly origin?: Origin | undefined }) => {
    facts.current = { ...facts.current, ...known }
    setIssued(facts.current.issued)
    setOrigin(facts.current.origin)
    save()
  }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isUnsaved = false
    const saveNow = () => {
      clearTimeout(timer)
      if (!isUnsaved) return
      isUnsaved = false
      save()
    }
    const stop = session.subscribe(() => {
      isUnsaved = true
      clearTimeout(timer)
      timer = setTimeout(saveNow, SAVE_AFTER_MS)
    })
    window.addEventListener('pagehide', saveNow)
    return () => {
      stop()
      saveNow()
      window.removeEventListener('pagehide', saveNow)
    }
  }, [session, save])
  return {
    issued,
    origin,
    /** Whether the browser has the design as it stands. */
    isKept,
    onIssued: (made: Issued) => learn({ issued: made }),
    onOriginRead: () => learn({ origin: undefined }),
  }
}
