/** What each mark in the trace says of a letter. */
export const MARKS = { typed: 'letter-typed', there: 'letter-there', inFrame: 'letter-in-frame' } as const

/**
 * Runs in the page, and marks for each letter when it was typed, when form, JSON, pass and findings had it, and whether they had it
 * as its frame began. Whatever has changed is looked at before anything else of the page goes on.
 *
 * @param told Whether a finding tells the text that is typed.
 */
export function watchLetters({ marks, told }: { marks: typeof MARKS; told: boolean }): void {
  const shadow = document.querySelector('.json-host')?.shadowRoot
  if (!shadow) throw new TypeError('Expected the editor of the JSON')
  let isThere = true
  const hasAll = () => {
    const field = document.activeElement
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false
    const isIn = (place: Element | ShadowRoot | null, text: string) => place?.textContent.includes(text) ?? false
    const drawn = [...document.querySelectorAll('.phone-pass svg [aria-label]')]
    return (
      isIn(shadow, JSON.stringify(field.value)) &&
      drawn.some(each => each.getAttribute('aria-label')?.includes(field.value)) &&
      (!told || isIn(document.querySelector('.findings'), JSON.stringify(field.value.slice(0, 40))))
    )
  }
  const observer = new MutationObserver(() => {
    if (isThere) return
    const startTime = performance.now()
    isThere = hasAll()
    if (isThere) performance.mark(marks.there, { startTime })
  })
  const all = { attributes: true, characterData: true, childList: true, subtree: true }
  observer.observe(document, all)
  observer.observe(shadow, all)
  window.addEventListener(
    'keydown',
    () => {
      performance.mark(marks.typed)
      const { activeElement } = document
      const before = activeElement instanceof HTMLElement && 'value' in activeElement ? activeElement.value : undefined
      isThere = false
      requestAnimationFrame(() => {
        const isTyped = activeElement && 'value' in activeElement && activeElement.value !== before
        if (isTyped && hasAll()) performance.mark(marks.inFrame)
      })
    },
    true,
  )
}
