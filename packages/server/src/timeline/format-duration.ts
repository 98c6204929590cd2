const STEPS = [
  { name: 'days', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1_000 },
] as const

/** A duration as people say it: `340 ms`, `3.2 s`, `5 min`, `1 day`. */
export function formatDuration(durationMs: number): string {
  const step = STEPS.find(({ ms }) => durationMs >= ms)
  if (!step) return `${Math.max(0, Math.round(durationMs))} ms`
  const count = durationMs / step.ms
  const rounded = count < 10 ? Number(count.toFixed(1)) : Math.round(count)
  return `${rounded} ${step.name === 'days' && rounded === 1 ? 'day' : step.name}`
}
