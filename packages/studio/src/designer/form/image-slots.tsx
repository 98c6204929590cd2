import '../../styles/designer/images.css'
import { IMAGE_SLOTS, type ImageSlot, type ImageSlotName, type Style } from '@billfold/pkpass/schema'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button, DropZone, FileTrigger } from 'react-aria-components'
import { FindingLine } from '../finding-line.tsx'
import { imagePlace } from '../pointing.ts'
import { useDesigner, useFindingsAt, useImages } from '../use-designer.ts'
import { Spot } from './control.tsx'
import { titleOf } from './keys.ts'

const CropDialog = lazy(() => import('./crop-dialog.tsx'))

const TYPES = ['image/png', 'image/jpeg', 'image/svg+xml', 'image/webp', 'image/avif']

/** The images that a style draws, and those that are there all the same. */
export function ImageSlots({ styles }: { readonly styles: readonly Style[] }) {
  const images = useImages()
  const slots = Object.entries<ImageSlot>(IMAGE_SLOTS).filter(
    ([name, slot]) =>
      (slot.schemes === undefined &&
        slot.styles.some(style => styles.includes(style)) &&
        name !== 'personalizationLogo') ||
      images.has(`${name}.png`) ||
      images.has(`${name}@2x.png`),
  )
  return (
    <div className="image-slots">
      {slots.map(([name, slot]) => (
        <ImageSlotControl key={name} name={name} slot={slot} />
      ))}
    </div>
  )
}

function ImageSlotControl({ name, slot }: { readonly name: string; readonly slot: ImageSlot }) {
  const { session } = useDesigner()
  const images = useImages()
  const [source, setSource] = useState<File>()
  const bytes = images.get(`${name}@3x.png`) ?? images.get(`${name}@2x.png`) ?? images.get(`${name}.png`)
  const address = useObjectUrl(bytes)
  const title = titleOf(name)
  // Notes have no room here; all findings are in their own panel.
  const findings = useFindingsAt(imagePlace(name)).filter(({ severity }) => severity !== 'info')
  const remove = () => {
    const paths = [...images.keys()].filter(path => new RegExp(`(?:^|/)${name}(?:@[23]x)?\\.png$`).test(path))
    session.edit(
      { kind: 'images', images: new Map(paths.map(path => [path, undefined])) },
      `remove the ${title.toLowerCase()}`,
    )
  }
  return (
    <Spot place={imagePlace(name)} className="image-slot">
      <DropZone
        className="drop"
        getDropOperation={types => (TYPES.some(type => types.has(type)) ? 'copy' : 'cancel')}
        onDrop={async event => {
          const item = event.items.find(each => each.kind === 'file')
          if (item?.kind === 'file') setSource(await item.getFile())
        }}
      >
        <FileTrigger
          acceptedFileTypes={TYPES}
          onSelect={files => {
            const file = files?.item(0)
            if (file) setSource(file)
          }}
        >
          <Button
            className="drop-button"
            aria-label={bytes ? `Replace the ${title.toLowerCase()}` : `Drop or choose a ${title.toLowerCase()}`}
          >
            {address === undefined ? <span className="drop-empty">Drop or choose</span> : <img src={address} alt="" />}
          </Button>
        </FileTrigger>
      </DropZone>
      <div className="image-facts">
        <strong>{title}</strong>
        <span className="hint">{sizeText(slot)}</span>
        {bytes && (
          <button type="button" className="link" onClick={remove}>
            Remove<span className="unseen"> {title}</span>
          </button>
        )}
      </div>
      {findings.map(finding => (
        <FindingLine key={`${finding.rule}${finding.message}`} finding={finding} isInForm />
      ))}
      {source && isSlotName(name) && (
        <Suspense>
          <CropDialog
            file={source}
            name={name}
            title={title}
            slot={slot}
            onClose={() => setSource(undefined)}
            onDone={drawn => {
              session.edit({ kind: 'images', images: drawn }, `${bytes ? 'replace' : 'add'} the ${title.toLowerCase()}`)
              setSource(undefined)
            }}
          />
        </Suspense>
      )}
    </Spot>
  )
}

function sizeText({ size, sizing }: ImageSlot): string {
  if (!size) return 'Any size'
  return `${sizing === 'maximum' ? 'Up to ' : ''}${size.widthPt} × ${size.heightPt} pt`
}

function isSlotName(name: string): name is ImageSlotName {
  return Object.hasOwn(IMAGE_SLOTS, name)
}

/** An address for bytes of a PNG, for as long as it is shown. */
function useObjectUrl(bytes: Uint8Array | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!bytes) {
      setAddress(undefined)
      return
    }
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: 'image/png' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return address
}
