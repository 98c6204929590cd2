import type { ImageSlot, ImageSlotName } from '@billfold/pkpass/schema'
import { type PointerEvent, useEffect, useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { type Crop, drawForSlot, loadPicture } from '../../pictures/rasterize.ts'

interface CropDialogProps {
  readonly file: File
  readonly name: ImageSlotName
  readonly title: string
  readonly slot: ImageSlot
  readonly onClose: () => void
  readonly onDone: (images: ReadonlyMap<string, Uint8Array>) => void
}

const VIEW_WIDTH = 420
const MAX_VIEW_HEIGHT = 420
/** What overlay and dialog take of a narrow page. */
const AROUND = 82

/** Chooses the part of a picture that fills a slot: dragged, moved by the arrow keys, enlarged by a slider. */
// biome-ignore lint/style/noDefaultExport: React.lazy takes the default export of a module.
export default function CropDialog({ file, name, title, slot, onClose, onDone }: CropDialogProps) {
  const [picture, setPicture] = useState<HTMLImageElement>()
  const [address, setAddress] = useState<string>()
  const [isUnreadable, setIsUnreadable] = useState(false)
  const [zoom, setZoom] = useState(1)
  const [centre, setCentre] = useState({ x: 0.5, y: 0.5 })
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    loadPicture(file).then(setPicture, () => setIsUnreadable(true))
    return () => URL.revokeObjectURL(made)
  }, [file])
  const aspect = aspectOf(slot, picture)
  const crop = picture && cropOf(picture, aspect, zoom, centre)
  const height = Math.min(MAX_VIEW_HEIGHT, Math.min(VIEW_WIDTH, window.innerWidth - AROUND) / aspect)
  const width = height * aspect
  const move = (dx: number, dy: number) => {
    if (crop)
      setCentre(
        within({ x: crop.x + crop.width / 2 + dx * crop.width, y: crop.y + crop.height / 2 + dy * crop.height }, crop),
      )
  }
  const drag = (event: PointerEvent) => {
    if (event.buttons === 1) move(-event.movementX / width, -event.movementY / height)
  }
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={isOpen => !isOpen && onClose()} className="overlay">
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{title}</Heading>
          {isUnreadable ? (
            <p>The browser cannot read this picture. Take a PNG, JPEG, SVG, WebP or AVIF.</p>
          ) : (
            <>
              <p className="hint">
                Drag the picture, or move it with the arrow keys, until the part you want fills the frame.
              </p>
              <button
                type="button"
                className="crop-frame"
                style={{ width, height }}
                aria-label="Part of the picture; arrow keys move it"
                onPointerMove={drag}
                onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
                onKeyDown={event => {
                  const [dx, dy] = ARROWS[event.key] ?? [0, 0]
                  if (dx === 0 && dy === 0) return
                  event.preventDefault()
                  move(dx, dy)
                }}
              >
                {crop && (
                  <img
                    src={address}
                    alt=""
                    draggable={false}
                    style={{
                      width: width / crop.width,
                      height: height / crop.height,
                      transform: `translate(${(-crop.x * width) / crop.width}px, ${(-crop.y * height) / crop.height}px)`,
                    }}
                  />
                )}
              </button>
              <label className="crop-zoom">
                Enlarge
                <input
                  type="range"
                  min={1}
                  max={4}
                  step={0.02}
                  value={zoom}
                  onChange={event => setZoom(event.target.valueAsNumber)}
                />
              </label>
            </>
          )}
          <div className="dialog-buttons">
            <Button className="button" onPress={onClose}>
              Cancel
            </Button>
            {picture && crop && (
              <Button
                className="button button-primary"
                onPress={async () => onDone(await drawForSlot(name, slot, picture, crop))}
              >
                Use this part
              </Button>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-0.02, 0],
  ArrowRight: [0.02, 0],
  ArrowUp: [0, -0.02],
  ArrowDown: [0, 0.02],
}

/** Of the slot where it is filled; where the size is a limit the picture keeps its own. */
function aspectOf(slot: ImageSlot, picture: HTMLImageElement | undefined): number {
  if (slot.size && slot.sizing === 'exact') return slot.size.widthPt / slot.size.heightPt
  return picture && picture.naturalHeight > 0 ? picture.naturalWidth / picture.naturalHeight : 1
}

function cropOf(picture: HTMLImageElement, aspect: number, zoom: number, centre: { x: number; y: number }): Crop {
  const own = picture.naturalWidth / picture.naturalHeight
  const size = { width: Math.min(1, aspect / own) / zoom, height: Math.min(1, own / aspect) / zoom }
  const { x, y } = within(centre, size)
  return { x: x - size.width / 2, y: y - size.height / 2, ...size }
}

/** The centre, moved so far that nothing beside the picture is in the crop. */
function within({ x, y }: { x: number; y: number }, { width, height }: { width: number; height: number }) {
  const clamp = (value: number, half: number) => Math.min(1 - half, Math.max(half, value))
  return { x: clamp(x, width / 2), y: clamp(y, height / 2) }
}
