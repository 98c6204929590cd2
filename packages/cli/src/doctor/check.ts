import { type Finding, finding, type RuleId } from '@billfold/pkpass'
import type { Examination } from './examination.ts'

/** What one check came to. */
export interface Outcome {
  readonly findings: readonly Finding[]
  /** What was seen where nothing is wrong: the end of the line, without a full stop. */
  readonly note?: string | undefined
}

/** One thing to look at from outside, as a device would. */
export interface Check {
  /** Stable, for programs that read the report. */
  readonly id: string
  /** What holds when it passes. */
  readonly title: string
  /** @throws Obstacle when something in its way keeps it from looking. */
  examine(examination: Examination): Promise<Outcome>
}

/**
 * Something in the way of a check: with a finding it is a fault of the service, told once; without, the check is only skipped.
 * The message says why.
 */
export class Obstacle extends Error {
  override readonly name = 'Obstacle'
  readonly finding: Finding | undefined

  constructor(message: string, { finding: told, ...options }: ErrorOptions & { readonly finding?: Finding } = {}) {
    super(message, options)
    this.finding = told
  }
}

export function passed(note?: string): Outcome {
  return { findings: [], note }
}

export function failed(rule: RuleId, message: string): Outcome {
  return { findings: [finding(rule, message)] }
}
