import { readFileSync } from 'node:fs'
import { ImageError, rasterizeSvg } from '@billfold/pkpass/images'
import { answerSchema, drawingSchema, type SvgAnswer } from './svg-protocol.ts'

// The process that draws SVGs; svg-process.ts starts and ends it. Drawing happens in another thread, so that this one can watch.

const MEMORY_CHECK_MS = 20

/** Of the memory that was ever held, so that no peak is missed; there is such a thing on Linux. @see proc_pid_status(5) */
const PEAK_KIB = /^VmHWM:\s*(\d+) kB$/m

const maxMemoryBytes = Number(process.argv[2])

process.on('message', async (message: unknown) => {
  const { svg, longerSidePx } = drawingSchema.parse(message)
  const watch = setInterval(() => {
    if (memoryBytes() <= maxMemoryBytes) return
    clearInterval(watch)
    say({ kind: 'memory' })
  }, MEMORY_CHECK_MS)
  try {
    const png = await rasterizeSvg(svg, longerSidePx)
    say(memoryBytes() <= maxMemoryBytes ? { kind: 'drawn', png } : { kind: 'memory' })
  } catch (error) {
    if (!(error instanceof ImageError)) throw error
    const { code, message } = error
    say(answerSchema.parse({ kind: 'refused', code, message: message.slice(0, 1_000) }))
  } finally {
    clearInterval(watch)
  }
})

// Without its server it has nothing to do. An orderly end would wait for the drawing.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

say({ kind: 'ready' })

function memoryBytes(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss()
  const peakKib = PEAK_KIB.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return peakKib === undefined ? process.memoryUsage.rss() : Number(peakKib) * 1_024
}

function say(answer: SvgAnswer): void {
  process.send?.(answer)
}
