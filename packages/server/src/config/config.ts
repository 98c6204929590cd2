import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { SecretSettings } from '../secrets/secret-source.ts'
import type { TimelineSettings } from '../timeline/push-watch.ts'

/** Where the production host of APNs is; the sandbox host never works for passes. */
const APNS_PRODUCTION_URL = 'https://api.push.apple.com'

const httpUrl = z.url({ protocol: /^https?$/ }).transform(url => url.replace(/\/+$/, ''))

/** Phones refuse passes whose web service is not https; the loopback interface is for trying things with the simulator. */
const publicUrl = httpUrl.refine(url => url.startsWith('https:') || isLoopback(url), {
  error: 'expected an https address: phones refuse passes with another',
})

/** Where the file of the secret lies when the database is not a file beside it. */
const DEFAULT_DATA_FOLDER = './billfold-data'
const SECRET_FILE_NAME = 'secret.key'

/** Every setting, by its name in the environment. */
const environmentSchema = z.object({
  BILLFOLD_PUBLIC_URL: publicUrl.meta({ description: 'Address under which devices reach this installation' }),
  BILLFOLD_HOST: z.string().default('127.0.0.1').meta({ description: 'Address to listen on' }),
  BILLFOLD_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .meta({ description: 'Port to listen on; 0 is any' }),
  DATABASE_URL: z
    .string()
    .default('sqlite:./billfold-data/billfold.db')
    .meta({ description: 'sqlite:PATH or postgres://…' }),
  BILLFOLD_SECRET: z
    .string()
    .optional()
    .meta({ description: 'Key that stored private keys are sealed with: 32 bytes, base64 or hex' }),
  BILLFOLD_SECRET_PREVIOUS: z
    .string()
    .optional()
    .meta({ description: 'The key before it, while it is being changed: see billfold secret rotate' }),
  BILLFOLD_SECRET_FILE: z.string().optional().meta({
    description: 'File of that key instead, made at the first start; otherwise secret.key beside the database',
  }),
  BILLFOLD_STUDIO: z
    .enum(['on', 'off'])
    .default('on')
    .meta({ description: 'Whether the studio is served at /, behind a sign-in with an API key' }),
  BILLFOLD_INTERMEDIATES: z.enum(['public', 'any', 'off']).default('public').meta({
    description:
      'From where a missing intermediate may be fetched when a certificate is imported: public addresses, any, or none (off)',
  }),
  BILLFOLD_IMAGE_HOSTS: z.string().optional().meta({
    description:
      'Hosts with port, and networks, that images may be fetched from though they are not on the internet: assets.intranet:8443, 10.20.0.0/16',
  }),
  BILLFOLD_CERTIFICATE: z
    .string()
    .optional()
    .meta({ description: 'File with a Pass Type ID certificate, PEM: an identity beside those that are stored' }),
  BILLFOLD_PRIVATE_KEY: z.string().optional().meta({ description: 'File with its private key, PEM' }),
  BILLFOLD_PRIVATE_KEY_PASSPHRASE: z.string().optional().meta({ description: 'Passphrase of the private key' }),
  BILLFOLD_WWDR: z.string().optional().meta({ description: 'File with its WWDR intermediate, PEM' }),
  BILLFOLD_APNS_URL: httpUrl.default(APNS_PRODUCTION_URL).meta({ description: 'Address of APNs' }),
  BILLFOLD_APNS_CA: z.string().optional().meta({ description: "File with the authority of APNs' certificate, PEM" }),
  BILLFOLD_APNS_KEY: z.string().optional().meta({
    description: 'File with a key for APNs (AuthKey_….p8): pushes go with tokens then, in place of the certificates',
  }),
  BILLFOLD_APNS_KEY_ID: z.string().optional().meta({ description: 'Identifier of that key, ten characters' }),
  BILLFOLD_APNS_TEAM: z.string().optional().meta({ description: 'Team that the key belongs to' }),
  BILLFOLD_APNS_PROXY: httpUrl.optional().meta({ description: 'HTTP proxy that leads to APNs by CONNECT' }),
  BILLFOLD_APNS_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(1)
    .max(32)
    .optional()
    .meta({ description: 'Most connections to APNs for each pass type; without, as many as have proven useful' }),
  BILLFOLD_TIMELINE_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(90)
    .meta({ description: 'How many days it is kept what happened to each pass' }),
  BILLFOLD_PUSH_REPEAT_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(300)
    .meta({ description: 'How long a device may take to come before it is pushed to again; later pauses grow' }),
  BILLFOLD_PUSH_REPEATS: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(5)
    .meta({ description: 'How often a device that does not come is pushed to again' }),
  BILLFOLD_MESSAGES_A_DAY: z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(10)
    .meta({ description: 'Visible messages of a pass within 24 hours: more are warned of, or refused by notify' }),
  BILLFOLD_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .meta({ description: 'How much is logged' }),
})

/** Files of an identity that is not stored but named. */
export interface IdentityFiles {
  readonly certificateFile: string
  readonly privateKeyFile: string
  readonly privateKeyPassphrase: string | undefined
  readonly intermediateFile: string
}

/** Where the key for provider tokens is. */
interface ApnsKeyFile {
  readonly file: string
  readonly keyId: string
  readonly teamIdentifier: string
}

/** From where missing intermediates are fetched. */
export type IntermediateAddresses = 'public' | 'any' | 'off'

/** What commands need that do not serve: where an installation keeps its things. */
export interface Installation {
  readonly databaseUrl: string
  readonly secret: SecretSettings
  readonly intermediates: IntermediateAddresses
  readonly identity: IdentityFiles | undefined
}

export interface Config extends Installation {
  readonly publicUrl: string
  readonly host: string
  readonly port: number
  readonly imageHosts: string | undefined
  readonly apnsUrl: string
  readonly apnsAuthorityFile: string | undefined
  readonly apnsKey: ApnsKeyFile | undefined
  readonly apnsProxyUrl: string | undefined
  readonly apnsMaxConnections: number | undefined
  readonly timeline: TimelineSettings
  readonly maxMessagesADay: number
  readonly hasStudio: boolean
  readonly logLevel: string
}

/** The configuration cannot be used: `ERR_CONFIG_INVALID`, with a sentence for each setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'ERR_CONFIG_INVALID'
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the configuration from environment variables.
 *
 * @throws ConfigError ERR_CONFIG_INVALID, naming every variable that is missing or wrong.
 */
export function parseConfig(environment: Environment): Config {
  const settings = parseSettings(environmentSchema, environment)
  return {
    ...installationOf(settings),
    publicUrl: settings.BILLFOLD_PUBLIC_URL,
    host: settings.BILLFOLD_HOST,
    port: settings.BILLFOLD_PORT,
    imageHosts: settings.BILLFOLD_IMAGE_HOSTS,
    apnsUrl: settings.BILLFOLD_APNS_URL,
    apnsAuthorityFile: settings.BILLFOLD_APNS_CA,
    apnsKey: apnsKeyOf(settings),
    apnsProxyUrl: settings.BILLFOLD_APNS_PROXY,
    apnsMaxConnections: settings.BILLFOLD_APNS_CONNECTIONS,
    timeline: {
      days: settings.BILLFOLD_TIMELINE_DAYS,
      repeatAfterMs: settings.BILLFOLD_PUSH_REPEAT_SECONDS * 1000,
      maxRepeats: settings.BILLFOLD_PUSH_REPEATS,
    },
    maxMessagesADay: settings.BILLFOLD_MESSAGES_A_DAY,
    hasStudio: settings.BILLFOLD_STUDIO === 'on',
    logLevel: settings.BILLFOLD_LOG_LEVEL,
  }
}

/** @throws ConfigError ERR_CONFIG_INVALID */
export function parseInstallation(environment: Environment): Installation {
  return installationOf(parseSettings(installationSchema, environment))
}

/** Only where the database is. */
export function parseDatabaseUrl(environment: Environment): string {
  return environmentSchema.shape.DATABASE_URL.parse(environment.DATABASE_URL)
}

const installationSchema = environmentSchema.pick({
  DATABASE_URL: true,
  BILLFOLD_SECRET: true,
  BILLFOLD_SECRET_PREVIOUS: true,
  BILLFOLD_SECRET_FILE: true,
  BILLFOLD_INTERMEDIATES: true,
  BILLFOLD_CERTIFICATE: true,
  BILLFOLD_PRIVATE_KEY: true,
  BILLFOLD_PRIVATE_KEY_PASSPHRASE: true,
  BILLFOLD_WWDR: true,
})

function parseSettings<Schema extends z.ZodObject>(schema: Schema, environment: Environment): z.output<Schema> {
  const parsed = schema.safeParse(environment)
  if (parsed.success) return parsed.data
  throw new ConfigError(describeProblems(parsed.error.issues, environment))
}

function installationOf(settings: z.output<typeof installationSchema>): Installation {
  return {
    databaseUrl: settings.DATABASE_URL,
    secret: secretOf(settings),
    intermediates: settings.BILLFOLD_INTERMEDIATES,
    identity: identityOf(settings),
  }
}

/** All three, or none. */
function apnsKeyOf(settings: z.output<typeof environmentSchema>): ApnsKeyFile | undefined {
  const { BILLFOLD_APNS_KEY: file, BILLFOLD_APNS_KEY_ID: keyId, BILLFOLD_APNS_TEAM: teamIdentifier } = settings
  if (file !== undefined && keyId !== undefined && teamIdentifier !== undefined) return { file, keyId, teamIdentifier }
  if (file === undefined && keyId === undefined && teamIdentifier === undefined) return undefined
  throw new ConfigError(
    'A key for APNs needs BILLFOLD_APNS_KEY, BILLFOLD_APNS_KEY_ID and BILLFOLD_APNS_TEAM, and only some are set. Set all three or none',
  )
}

/** Where the key is that an installation with this database and these settings seals with. */
function secretOf(settings: z.output<typeof installationSchema>): SecretSettings {
  const { BILLFOLD_SECRET: current, BILLFOLD_SECRET_PREVIOUS: previous, BILLFOLD_SECRET_FILE: path } = settings
  if (current === undefined) {
    return path === undefined ? defaultSecret(settings.DATABASE_URL) : { kind: 'file', path }
  }
  if (path === undefined) return { kind: 'given', current, previous }
  throw new ConfigError(
    'BILLFOLD_SECRET and BILLFOLD_SECRET_FILE are both set, and only one of them can be the key. Remove one',
  )
}

/** The file `secret.key` beside the database; a database in memory keeps its key there too. */
export function defaultSecret(databaseUrl: string): SecretSettings {
  if (databaseUrl === 'sqlite::memory:') return { kind: 'memory' }
  const folder = databaseUrl.startsWith('sqlite:') ? dirname(databaseUrl.slice('sqlite:'.length)) : DEFAULT_DATA_FOLDER
  return { kind: 'file', path: join(folder, SECRET_FILE_NAME) }
}

/** All of its files, or none of them. */
function identityOf(settings: z.output<typeof installationSchema>): IdentityFiles | undefined {
  const {
    BILLFOLD_CERTIFICATE: certificateFile,
    BILLFOLD_PRIVATE_KEY: privateKeyFile,
    BILLFOLD_WWDR: intermediateFile,
  } = settings
  if (certificateFile !== undefined && privateKeyFile !== undefined && intermediateFile !== undefined) {
    const privateKeyPassphrase = settings.BILLFOLD_PRIVATE_KEY_PASSPHRASE
    return { certificateFile, privateKeyFile, privateKeyPassphrase, intermediateFile }
  }
  const files = Object.entries({
    BILLFOLD_CERTIFICATE: certificateFile,
    BILLFOLD_PRIVATE_KEY: privateKeyFile,
    BILLFOLD_WWDR: intermediateFile,
  })
  const missing = files.flatMap(([name, file]) => (file === undefined ? name : []))
  if (missing.length === files.length) return undefined
  throw new ConfigError(
    `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set, and an identity in files needs all three. Or leave them all out, and store one with billfold certs import`,
  )
}

/** Name, meaning and default of every setting, for the help text. */
export function describeSettings(): {
  readonly name: string
  readonly description: string
  readonly default: string | undefined
}[] {
  return Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined)
    return {
      name,
      description: schema.meta()?.description ?? '',
      default: fallback.success && fallback.data !== undefined ? String(fallback.data) : undefined,
    }
  })
}

function describeProblems(
  issues: readonly z.core.$ZodIssue[],
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const descriptions = new Map(
    Object.entries(environmentSchema.shape).map(([name, schema]) => [name, schema.meta()?.description]),
  )
  const lines = issues.map(({ path, message }) => {
    const name = String(path[0])
    const description = descriptions.get(name) ?? ''
    return environment[name] === undefined
      ? `${name} is not set. ${description}`
      : `${name}: ${message}. ${description}`
  })
  return `The configuration is not complete:\n${lines.map(line => `  ${line}`).join('\n')}`
}

function isLoopback(url: string): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(url).hostname)
}
