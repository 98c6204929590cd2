// The thread that draws. A picture takes a third of a second, in which a server must answer others.
import { parentPort } from 'node:worker_threads'
import { renderPng } from '@billfold/preview/png'
import { drawPreview } from './draw-preview.ts'
import type { PreviewAnswer, PreviewRequest } from './preview-request.ts'

parentPort?.on('message', async (request: PreviewRequest) => {
  parentPort?.postMessage(await answer(request))
})

async function answer(request: PreviewRequest): Promise<PreviewAnswer> {
  try {
    const svg = drawPreview(request)
    if (request.scale === undefined) return { bytes: new TextEncoder().encode(svg) }
    return { bytes: (await renderPng(svg, { scale: request.scale })).bytes }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : 'unknown' }
  }
}
