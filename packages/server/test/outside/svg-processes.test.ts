import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { checkImage } from '@billfold/pkpass/images'
import { describe, expect, onTestFinished, test } from 'vitest'
import { SvgProcesses, type SvgProcessesOptions } from '../../src/outside/svg-processes.ts'
import { ENDLESS_SVG, expectRefusal, svg } from './outside-support.ts'

const SQUARE = svg('<rect width="100" height="50" fill="red"/>')
/** Shorter than any drawing of {@link ENDLESS_SVG}, longer than any of {@link SQUARE}. */
const TIMEOUT_MS = 1_500

function openProcesses(options: SvgProcessesOptions = {}): SvgProcesses {
  const processes = new SvgProcesses({ processes: 1, timeoutMs: TIMEOUT_MS, ...options })
  onTestFinished(() => processes.close())
  return processes
}

/** Processes that draw for this one. */
function runningPids(): number[] {
  const { stdout } = spawnSync('pgrep', ['-P', `${process.pid}`, '-f', 'svg-child'], { encoding: 'utf8' })
  return stdout.split('\n').filter(Boolean).map(Number)
}

describe('a process that draws SVGs', () => {
  test('answers a PNG in the proportions of the SVG, as large as any slot', async () => {
    const processes = openProcesses()
    const tall = svg('<rect width="1" height="2"/>', 'viewBox="0 0 1.5 3"')
    expect(await checkImage(await processes.draw(SQUARE))).toMatchObject({ format: 'png', width: 1_536, height: 1_536 })
    expect(await checkImage(await processes.draw(tall))).toMatchObject({ format: 'png', width: 768, height: 1_536 })
  })

  test('is kept for the next drawing, also after one that it refused', async () => {
    const processes = openProcesses()
    await processes.draw(SQUARE)
    const [first] = runningPids()
    await expectRefusal(processes.draw(svg('<script/>')), 'ERR_IMAGE_SVG')
    await expectRefusal(processes.draw(svg('<rect')), 'ERR_IMAGE_DECODE')
    await processes.draw(SQUARE)
    expect(runningPids()).toEqual([first])
  })

  test('is ended when it takes too long, and another one draws on', async () => {
    const processes = openProcesses()
    const endless = processes.draw(ENDLESS_SVG)
    const next = processes.draw(SQUARE)
    await expectRefusal(endless, 'ERR_OUTSIDE_SVG_TIMEOUT')
    expect(await checkImage(await next)).toMatchObject({ format: 'png' })
    await expect.poll(() => runningPids().length, { timeout: 20_000 }).toBe(1)
  })

  test('is replaced when it broke down, waiting or drawing', async () => {
    const processes = openProcesses()
    await processes.draw(SQUARE)
    for (const pid of runningPids()) process.kill(pid, 'SIGSEGV')
    // Until the channel to it says so, it is taken for one that waits.
    await expect.poll(() => processes.draw(SQUARE).catch(() => undefined), { timeout: 20_000 }).toBeDefined()
    const drawing = processes.draw(ENDLESS_SVG)
    for (const pid of runningPids()) process.kill(pid, 'SIGSEGV')
    await expectRefusal(drawing, 'ERR_OUTSIDE_SVG_PROCESS')
    await processes.draw(SQUARE)
  })

  test('is one of few, for whom some wait and others are refused', async () => {
    const processes = openProcesses({ processes: 2, waiting: 4 })
    const drawings = Array.from({ length: 7 }, () => processes.draw(SQUARE))
    const ends = await Promise.allSettled(drawings)
    expect(ends.map(({ status }) => status)).toEqual([...Array<string>(6).fill('fulfilled'), 'rejected'])
    await expectRefusal(drawings[6] ?? Promise.resolve(), 'ERR_OUTSIDE_BUSY')
    expect(runningPids().length).toBe(2)
  })

  test('is not waited for without end', async () => {
    const processes = openProcesses({ waitTimeoutMs: 50 })
    const first = processes.draw(ENDLESS_SVG)
    await expectRefusal(processes.draw(SQUARE), 'ERR_OUTSIDE_BUSY')
    await expectRefusal(first, 'ERR_OUTSIDE_SVG_TIMEOUT')
  })

  test('ends with those that use it', async () => {
    const processes = openProcesses()
    await processes.draw(SQUARE)
    const drawing = processes.draw(ENDLESS_SVG)
    processes.close()
    await expectRefusal(drawing, 'ERR_OUTSIDE_SVG_PROCESS')
    await expect.poll(runningPids, { timeout: 20_000 }).toEqual([])
    await expectRefusal(processes.draw(SQUARE), 'ERR_OUTSIDE_SVG_PROCESS')
  })

  test.runIf(process.platform === 'linux')('has none of our environment', async () => {
    await openProcesses().draw(SQUARE)
    const [pid] = runningPids()
    const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map(entry => entry.split('=', 1)[0])
    expect(new Set(names)).toEqual(
      new Set(['VIPS_CONCURRENCY', 'MALLOC_MMAP_THRESHOLD_', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', '']),
    )
  })
})
