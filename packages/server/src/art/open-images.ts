import type { Clock } from '../clock.ts'
import { ImageSource } from '../outside/image-source.ts'
import type { OutsideFetcher } from '../outside/outside-fetcher.ts'
import { SvgProcesses } from '../outside/svg-processes.ts'
import type { Storage } from '../storage/storage.ts'
import { PassArt } from './pass-art.ts'
import { RequestImages } from './request-images.ts'
import { storedImages } from './stored-images.ts'

export interface OpenImagesOptions {
  readonly storage: Storage
  readonly fetcher: Pick<OutsideFetcher, 'fetch'>
  readonly clock: Clock
}

/** The guide's cap for an image that is sent; what is fetched, the fetcher limits. */
const MAX_SENT_IMAGE_BYTES = 1_000_000

/** What reads, keeps and draws the images of passes. */
export function openImages({ storage, fetcher, clock }: OpenImagesOptions) {
  const svg = new SvgProcesses()
  const store = storedImages(storage)
  const source = new ImageSource({ fetcher, svg, store, clock, maxBytes: MAX_SENT_IMAGE_BYTES })
  return {
    images: new RequestImages({ source, clock }),
    art: new PassArt({ images: store, source }),
    /** Ends the processes that draw. */
    close: () => svg.close(),
  }
}
