import { defineConfig } from 'vitest/config'

const conditions = ['billfold-source', 'node', 'import', 'module', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'e2e/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Real databases, key pairs and processes: slower than pure functions, never slower than this.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['packages/server/test/support/postgres-server.ts'],
    reporters: ['default', './scripts/test-summary.ts'],
  },
})
