import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { writePrivateFile } from '../sandbox/private-file.ts'
import { type RunningSandbox, runSandbox } from '../sandbox/run-sandbox.ts'
import { type Terminal, UsageError } from '../terminal.ts'
import { untilAborted } from '../until-aborted.ts'
import { version } from '../version.ts'

interface DevOptions {
  readonly port: number
  readonly data: string
}

const DEFAULT_PORT = 3000

/** `billfold dev`: the whole loop on one machine, with a simulator in Apple's place. */
export function devCommand(terminal: Terminal): Command {
  return new Command('dev')
    .description('Run everything on this machine: server, studio, a simulator that plays Apple, and a simulated iPhone')
    .option('--port <port>', 'port to listen on; 0 is any', parsePort, DEFAULT_PORT)
    .option('--data <dir>', 'where passes, keys and the iPhone are kept', './billfold-data')
    .addHelpText('after', '\nWrites DIR/dev.json when ready, with the address, the API key and where the simulator is.')
    .action(async ({ port, data }: DevOptions) => {
      const readyFile = join(resolve(data), 'dev.json')
      // Of an earlier run: whoever waits for this file waits for this run.
      await rm(readyFile, { force: true })
      const stop = new AbortController()
      terminal.interrupted(stop)
      const sandbox = await runSandbox(data, port, terminal)
      await writePrivateFile(readyFile, `${JSON.stringify(readyFacts(sandbox), null, 2)}\n`)
      terminal.stdout.write(greeting(sandbox, data))
      await untilAborted(stop.signal)
      terminal.stdout.write('\nStopping. What is stored stays: start again to go on.\n')
      await sandbox.close()
      await rm(readyFile, { force: true })
    })
}

function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new UsageError(`--port must be a number from 0 to 65535, found ${JSON.stringify(text)}`)
}

/** What other programs read from `dev.json`. */
function readyFacts({ server, apiKey, trustFolder, apnsUrl, simulatorUrl }: RunningSandbox) {
  const { url, passTypeIdentifier, teamIdentifier } = server
  return {
    url,
    apiKey,
    passTypeIdentifier,
    teamIdentifier,
    trustDir: trustFolder,
    apnsUrl,
    simulatorUrl,
    pid: process.pid,
  }
}

function greeting({ server, apiKey, simulatorUrl, trustFolder }: RunningSandbox, data: string): string {
  return `
Billfold ${version}, sandbox: a simulator plays Apple, one simulated iPhone installs what you issue

  Studio   ${server.url}
  API      ${server.url}/api, described at ${server.url}/docs
  Key      ${apiKey}
  iPhone   ${simulatorUrl}/iphone
  Data     ${data}

Issue a pass:

  curl -X POST ${server.url}/api/pkpass \\
    -H "Authorization: Bearer ${apiKey}" \\
    -H "Content-Type: application/json" \\
    -d '{"logoText": "Bayroast Coffee", "primaryFields": [{"label": "POINTS", "value": "1250"}]}' \\
    -D - --output pass.pkpass

Change it (X-Serial-Number is in the answer above):

  curl -X PUT ${server.url}/api/passes/SERIAL \\
    -H "Authorization: Bearer ${apiKey}" \\
    -H "Content-Type: application/json" \\
    -d '{"logoText": "Bayroast Coffee", "primaryFields": [{"label": "POINTS", "value": "1500", "changeMessage": "You earned %@ points"}]}'

Look into it:

  npx billfold inspect pass.pkpass --trust ${trustFolder}

Ctrl-C ends it.

`
}
