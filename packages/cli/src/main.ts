import { run } from './run.ts'

// Whoever reads our output may stop early: `billfold schema | head` is no error.
process.stdout.on('error', error => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  interrupted: signal => {
    const interrupt = () => signal.abort()
    process.once('SIGINT', interrupt)
    process.once('SIGTERM', interrupt)
  },
})
