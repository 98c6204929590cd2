import { passRule } from '../rule.ts'

export const urlNotAbsolute = passRule({
  id: 'url-not-absolute',
  severity: 'error',
  effect: 'dropped',
  condition: 'A …URL value has no scheme (www.example.com), has spaces, or is not a URL',
  onThePhone: 'The link or button is missing',
  fix: 'Write https://…',
  source: 'AD, W26',
})
