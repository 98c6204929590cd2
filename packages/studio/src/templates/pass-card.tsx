import { type Pass, passSchema } from '@billfold/pkpass/schema'
import { readImages } from '@billfold/preview'
import { useMemo } from 'react'
import { bundleFiles } from '../document/bundle-files.ts'
import { completed } from '../document/completed.ts'
import type { PassDocument } from '../document/pass-document.ts'
import { PassPreview, useScene } from '../preview/pass-preview.tsx'

interface PassCardProps {
  readonly document: PassDocument
  readonly name: string
  readonly now: Date
}

/** What a pass has to have and no picture shows: one that was begun with a few words can be drawn all the same. */
const UNSEEN = { formatVersion: 1, serialNumber: '1', organizationName: 'Example', description: 'A pass' }
const EMPTY = passSchema.parse(completed(UNSEEN))

/** A small picture of a pass. */
export function PassCard({ document, name, now }: PassCardProps) {
  const { content } = document
  const pass = useMemo(() => readable(content), [content])
  const images = useMemo(() => readImages(document.images), [document.images])
  const files = useMemo(() => bundleFiles(document), [document])
  const scene = useScene({ view: 'front', pass, images, files, locale: 'en', now, name })
  return <PassPreview scene={scene} />
}

function readable(content: unknown): Pass {
  if (typeof content !== 'object' || content === null) return EMPTY
  return passSchema.safeParse(completed({ ...UNSEEN, ...content })).data ?? EMPTY
}
