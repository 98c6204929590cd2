import { type Pass, STYLES } from '@billfold/pkpass/schema'
import { readImages } from '@billfold/preview'
import { useMemo } from 'react'
import { bundleFiles } from '../document/bundle-files.ts'
import type { PassDocument } from '../document/pass-document.ts'
import { PassPreview, useScene } from '../preview/pass-preview.tsx'

interface CheckedPreviewProps {
  readonly document: PassDocument | undefined
  readonly pass: Pass | undefined
  readonly now: Date
  readonly isMended: boolean
}

/** The pass as far as it can be read, or why it cannot be drawn. */
export function CheckedPreview({ document, isMended, now, pass }: CheckedPreviewProps) {
  const reason = silenceOf(document, pass)
  if (!document || !pass || reason !== undefined) {
    return (
      <div className="check-preview check-undrawn">
        <p>{reason}</p>
      </div>
    )
  }
  return (
    <figure className="check-preview">
      <Drawing document={document} pass={pass} now={now} />
      <figcaption className="hint">
        {isMended ? 'As it is mended, if it were accepted.' : 'As Wallet would draw it, if it were accepted.'}
      </figcaption>
    </figure>
  )
}

function silenceOf(document: PassDocument | undefined, pass: Pass | undefined): string | undefined {
  if (!document) return 'It cannot be drawn: there is no pass.json that can be opened.'
  if (!document.reading.ok) return 'It cannot be drawn: pass.json is no JSON.'
  if (!pass) return 'It cannot be drawn: too little of pass.json has the documented form.'
  if (!STYLES.some(style => pass[style])) return 'It cannot be drawn: pass.json has no style, such as storeCard.'
  return undefined
}

interface DrawingProps {
  readonly document: PassDocument
  readonly pass: Pass
  readonly now: Date
}

function Drawing({ document, now, pass }: DrawingProps) {
  const images = useMemo(() => readImages(document.images), [document.images])
  const files = useMemo(() => bundleFiles(document), [document])
  const [locale = 'en'] = Object.keys(document.localizations)
  const scene = useScene({ view: 'front', pass, images, files, locale, now, name: 'checked' })
  return <PassPreview scene={scene} />
}
