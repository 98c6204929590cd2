import { eventGuideLinks } from '../../schema/event-guide-links.ts'
import { passRule } from '../rule.ts'

const LINKS = Object.keys(eventGuideLinks('18.0'))

export const posterEventOneGuideLink = passRule({
  id: 'poster-event-one-guide-link',
  severity: 'info',
  effect: 'dropped',
  condition: 'A poster event ticket has exactly one link for the event guide',
  onThePhone: 'Reported: the buttons need at least two links',
  fix: 'Add another link of the event guide',
  source: 'passkit-generator issues',
  check({ pass, isPosterEventTicket }, report) {
    if (!isPosterEventTicket) return
    const [link, another] = LINKS.filter(key => pass[key])
    // Selling and handing on stand in the menu of the pass, not among the buttons.
    if (!link || another || link === 'sellURL' || link === 'transferURL') return
    report(`${link} is the only link of the event guide`, [link])
  },
})
