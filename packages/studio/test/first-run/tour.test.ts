import { expect, test, vi } from 'vitest'
import { Tour } from '../../src/first-run/tour.ts'

function browserStorage(kept: Record<string, string> = {}) {
  return {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value
    },
  }
}

test('goes on by one when what is next is done', () => {
  const tour = new Tour(browserStorage())
  tour.did('picked')
  expect(tour.done()).toBe(1)
})

test('takes no note of what comes before its turn, or again', () => {
  const tour = new Tour(browserStorage())
  tour.did('issued')
  tour.did('picked')
  tour.did('picked')
  expect(tour.done()).toBe(1)
})

test('goes on where it was left, in the same browser', () => {
  const storage = browserStorage()
  const tour = new Tour(storage)
  tour.did('picked')
  tour.did('issued')
  expect(new Tour(storage).done()).toBe(2)
})

test('is over once it was walked, or left', () => {
  const storage = browserStorage()
  const heard = vi.fn()
  const tour = new Tour(storage)
  tour.subscribe(heard)
  tour.end()
  expect(heard).toHaveBeenCalledOnce()
  expect([tour.done(), new Tour(storage).done()]).toEqual([5, 5])
})

test('begins anew where the browser kept something that is none of its steps', () => {
  expect(new Tour(browserStorage({ 'billfold-studio-tour': 'elsewhere' })).done()).toBe(0)
})
