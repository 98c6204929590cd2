import type { ImageStore } from '../outside/image-store.ts'
import type { Storage } from '../storage/storage.ts'

type ImageStorage = Pick<Storage, 'saveImage' | 'findImage' | 'rememberImage' | 'recallImage'>

/** Keeps images from outside in the database. */
export function storedImages(storage: ImageStorage): ImageStore {
  return {
    put: (sha256, bytes) => storage.saveImage(sha256, bytes),
    get: sha256 => storage.findImage(sha256),
    remember: (reference, image) => storage.rememberImage(reference, image),
    recall: reference => storage.recallImage(reference),
  }
}
