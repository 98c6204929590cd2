// What the measurements share: taking turns, medians, tables, floors.
import { execFileSync } from 'node:child_process'

/** Rate per second of each subject, one per round. */
export type Rates = ReadonlyMap<string, readonly number[]>

/** A measurement takes as long as it likes and answers its rate per second. */
export type Subjects = Readonly<Record<string, () => number | Promise<number>>>

/** Measures the subjects in turns, because machines change their pace: what is compared has run side by side. */
export async function takeTurns(rounds: number, subjects: Subjects): Promise<Rates> {
  const rates = new Map<string, number[]>(Object.keys(subjects).map(name => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, measure] of Object.entries(subjects)) rates.get(name)?.push(await measure())
  }
  return rates
}

/** Median of the rounds' own ratios, so that a slow minute counts for both. */
export function ratio(rates: Rates, subject: string, base: string): number {
  const bases = rates.get(base) ?? []
  return median((rates.get(subject) ?? []).map((rate, round) => rate / (bases[round] ?? Number.NaN)))
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** Prints each subject's median and its ratio to the base. */
export function printRates(title: string, rates: Rates, base: string): void {
  console.log(`\n${title}\n${''.padEnd(44)}${'per second'.padStart(12)}${'ratio'.padStart(10)}`)
  for (const [name, all] of rates) {
    const share = ratio(rates, name, base)
    console.log(
      `${name.padEnd(44)}${median(all).toFixed(0).padStart(12)}${share.toFixed(share < 10 ? 2 : 0).padStart(10)}`,
    )
  }
}

/** Prints what was demanded and what was reached; the process ends with exit code 1 when that is less. */
export function floor(what: string, reached: number, demanded: number): void {
  judge(reached >= demanded, `${what}: ${reached.toFixed(2)}, at least ${demanded}`)
}

/** Like {@link floor}, the other way round. */
export function ceiling(what: string, reached: number, allowed: number): void {
  judge(reached <= allowed, `${what}: ${reached.toFixed(2)}, at most ${allowed.toFixed(2)}`)
}

function judge(held: boolean, sentence: string): void {
  console.log(`${held ? 'held    ' : 'NOT HELD'}  ${sentence}`)
  if (!held) process.exitCode = 1
}

/** Calls per second of the clock, one after the other. */
export async function perSecond(calls: number, call: (number: number) => unknown): Promise<number> {
  const start = performance.now()
  for (let number = 0; number < calls; number += 1) await call(number)
  return (calls * 1_000) / (performance.now() - start)
}

/** Signatures per second of the machine's own `openssl`, of so many processes at once. */
export function opensslSignaturesPerSecond(processes = 1): number {
  const multi = processes > 1 ? ['-multi', String(processes)] : []
  const output = execFileSync('openssl', ['speed', ...multi, '-seconds', '1', 'rsa2048'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString()
  // `rsa 2048 bits 0.000230s 0.000014s   4347.5  70811.0`: seconds per signature and check, then both per second.
  const rate = /^rsa\s+2048 bits\s+\S+s\s+\S+s\s+([\d.]+)/m.exec(output)?.[1]
  if (rate === undefined) throw new Error(`Expected a line for rsa 2048 bits from openssl speed, found ${output}`)
  return Number(rate)
}
