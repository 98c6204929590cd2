import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Packages of the workspace are tested as sources, not as they were last built.
  ssr: { resolve: { conditions: ['billfold-source', 'module', 'node'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'e2e/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Much of what is tested waits: for processes, browsers, the disk. All cores but one, which is usual, would be idle half of the time.
    maxWorkers: '100%',
    // Real databases, key pairs and processes: slower than pure functions, never slower than this.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['packages/server/test/support/postgres-server.ts'],
    reporters: ['default', './scripts/test-summary.ts'],
  },
})
