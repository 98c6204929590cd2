import { expect, test } from 'vitest'
import { SignInLimiter } from '../../src/studio/sign-in-limiter.ts'
import { TestClock } from '../support/test-app.ts'

test('ten attempts may fail in a minute, for each address', () => {
  const clock = new TestClock()
  const limiter = new SignInLimiter(clock)
  const taken = () => Array.from({ length: 12 }, () => limiter.take('one')).filter(isTaken => isTaken).length
  expect(taken()).toBe(10)
  expect(limiter.take('two')).toBe(true)
  expect(limiter.retryAfterSeconds).toBe(60)
  clock.advance(60_000)
  expect(taken()).toBe(10)
})

test('what goes well is given back', () => {
  const limiter = new SignInLimiter(new TestClock())
  for (let attempt = 0; attempt < 50; attempt += 1) {
    expect(limiter.take('one')).toBe(true)
    limiter.forgive('one')
  }
})

test('addresses beyond what is remembered share one count', () => {
  const limiter = new SignInLimiter(new TestClock())
  for (let address = 0; address < 10_000; address += 1) limiter.take(String(address))
  const taken = Array.from({ length: 100 }, (_, index) => limiter.take(`new ${index}`))
  expect(taken.filter(isTaken => isTaken)).toHaveLength(10)
  expect(limiter.take('7')).toBe(true)
})
