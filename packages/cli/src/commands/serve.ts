import { type Config, describeSettings, parseConfig, startServer } from '@billfold/server'
import { studioFolder } from '@billfold/studio'
import { Command } from 'commander'
import { pino } from 'pino'
import { readNamedIdentity } from '../installation.ts'
import { readText } from '../read-file.ts'
import type { Terminal } from '../terminal.ts'
import { untilAborted } from '../until-aborted.ts'

interface ServeOptions {
  readonly port?: string
  readonly host?: string
}

/** `billfold serve`: the server as it runs in production, set up by environment variables. */
export function serveCommand(terminal: Terminal): Command {
  return new Command('serve')
    .description('Run the server with your own certificate and Apple’s push service')
    .option('--port <port>', 'port to listen on (BILLFOLD_PORT)')
    .option('--host <address>', 'address to listen on (BILLFOLD_HOST)')
    .addHelpText('after', `\nSettings, as environment variables:\n${settingsTable()}`)
    .action(async ({ port, host }: ServeOptions) => {
      const config = parseConfig({
        ...terminal.environment,
        ...(port === undefined ? {} : { BILLFOLD_PORT: port }),
        ...(host === undefined ? {} : { BILLFOLD_HOST: host }),
      })
      const logger = pino({ level: config.logLevel }, { write: line => terminal.stdout.write(line) })
      const stop = new AbortController()
      terminal.interrupted(stop)
      const server = await startServer({ ...(await readServerOptions(config)), logger })
      logger.info(
        { url: server.url, publicUrl: server.publicUrl, passTypeIdentifier: server.passTypeIdentifier },
        'listening',
      )
      if (server.passTypeIdentifier === undefined) {
        logger.warn('there is no identity yet, so no pass can be issued; billfold certs import brings one')
      }
      await untilAborted(stop.signal)
      logger.info('stopping')
      await server.close()
    })
}

async function readServerOptions(config: Config) {
  return {
    host: config.host,
    port: config.port,
    publicUrl: config.publicUrl,
    databaseUrl: config.databaseUrl,
    secret: config.secret,
    intermediates: config.intermediates,
    imageHosts: config.imageHosts,
    identity: await readNamedIdentity(config),
    timeline: config.timeline,
    maxMessagesADay: config.maxMessagesADay,
    studio: config.hasStudio ? { folder: studioFolder } : undefined,
    apns: {
      url: config.apnsUrl,
      authorityPem:
        config.apnsAuthorityFile === undefined
          ? undefined
          : await readText(config.apnsAuthorityFile, "the authority of APNs' certificate (BILLFOLD_APNS_CA)"),
      proxyUrl: config.apnsProxyUrl,
      maxConnections: config.apnsMaxConnections,
      providerKey: config.apnsKey && {
        keyId: config.apnsKey.keyId,
        teamIdentifier: config.apnsKey.teamIdentifier,
        privateKeyPem: await readText(config.apnsKey.file, 'the key for APNs (BILLFOLD_APNS_KEY)'),
      },
    },
  }
}

function settingsTable(): string {
  return describeSettings()
    .map(
      ({ name, description, default: fallback }) =>
        `  ${name.padEnd(32)} ${description}${fallback === undefined ? '' : ` (default: ${fallback})`}`,
    )
    .join('\n')
}
