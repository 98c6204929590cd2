import { passRule } from '../rule.ts'

export const posterEventNoArt = passRule({
  id: 'poster-event-no-art',
  severity: 'error',
  effect: 'fallback',
  condition: 'A poster event ticket has neither artwork nor background in any scale',
  onThePhone: 'Drawn as a classic ticket',
  fix: 'Add both artwork and background to the bundle',
  source: 'PB',
  check({ images, isPosterEventTicket }, report) {
    if (!isPosterEventTicket || !images || images.has('artwork') || images.has('background')) return
    report('The poster ticket has neither artwork nor background')
  },
})
