import { z } from 'zod'

// What the server and the process that draws SVGs say to each other, over the channel between them.
//
//   process  ready                       once, at the beginning
//   server   an SVG                      one at a time
//   process  drawn, refused, or memory   after which it is to be ended

const bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array)

/** An SVG to draw. */
export const drawingSchema = z.object({ svg: bytes, longerSidePx: z.number() })

/** The process may have been taken over by what it draws: its words are a stranger's. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('drawn'), png: bytes }),
  z.object({
    kind: z.literal('refused'),
    code: z.enum(['ERR_IMAGE_FORMAT', 'ERR_IMAGE_BYTES', 'ERR_IMAGE_PIXELS', 'ERR_IMAGE_SVG', 'ERR_IMAGE_DECODE']),
    message: z.string().max(1_000),
  }),
  z.object({ kind: z.literal('memory') }),
])

export type SvgDrawing = z.infer<typeof drawingSchema>
export type SvgAnswer = z.infer<typeof answerSchema>
