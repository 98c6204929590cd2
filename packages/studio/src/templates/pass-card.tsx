import { passSchema } from '@billfold/pkpass/schema'
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

const EMPTY = completed({
  formatVersion: 1,
  serialNumber: '1',
  organizationName: 'Example',
  description: 'A pass that cannot be read yet',
})

/** A small picture of a pass. */
export function PassCard({ document, name, now }: PassCardProps) {
  const { content } = document
  const pass = useMemo(() => passSchema.safeParse(completed(content)).data ?? passSchema.parse(EMPTY), [content])
  const images = useMemo(() => readImages(document.images), [document.images])
  const files = useMemo(() => bundleFiles(document), [document])
  const scene = useScene({ view: 'front', pass, images, files, locale: 'en', now, name })
  return <PassPreview scene={scene} />
}
