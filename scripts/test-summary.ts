import type { Reporter, TestModule } from 'vitest/node'

/** Ends a test run with one line a person or a machine can read: `N passed, N failed`. */
export default class TestSummary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    let skipped = 0
    for (const module of modules) {
      let failedHere = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        else if (state === 'failed') failedHere += 1
        else skipped += 1
      }
      // A file that could not be loaded has no failed test to show for it: it counts as one.
      failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere
    }
    // After the default reporter's own summary, so that this is the last line.
    process.once('exit', () => {
      process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
    })
  }
}
