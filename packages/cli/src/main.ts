import { run } from './run.ts'

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  interrupted: signal => {
    const interrupt = () => signal.abort()
    process.once('SIGINT', interrupt)
    process.once('SIGTERM', interrupt)
  },
})
