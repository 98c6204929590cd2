import { z } from 'zod'

/** Where the production host of APNs is; the sandbox host never works for passes. */
const APNS_PRODUCTION_URL = 'https://api.push.apple.com'

const httpUrl = z.url({ protocol: /^https?$/ }).transform(url => url.replace(/\/+$/, ''))

/** Phones refuse passes whose web service is not https; the loopback interface is for trying things with the simulator. */
const publicUrl = httpUrl.refine(url => url.startsWith('https:') || isLoopback(url), {
  error: 'expected an https address: phones refuse passes with another',
})

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
  BILLFOLD_CERTIFICATE: z.string().meta({ description: 'File with the Pass Type ID certificate, PEM' }),
  BILLFOLD_PRIVATE_KEY: z.string().meta({ description: 'File with its private key, PEM' }),
  BILLFOLD_PRIVATE_KEY_PASSPHRASE: z.string().optional().meta({ description: 'Passphrase of the private key' }),
  BILLFOLD_WWDR: z.string().meta({ description: 'File with the WWDR intermediate, PEM' }),
  BILLFOLD_APNS_URL: httpUrl.default(APNS_PRODUCTION_URL).meta({ description: 'Address of APNs' }),
  BILLFOLD_APNS_CA: z.string().optional().meta({ description: "File with the authority of APNs' certificate, PEM" }),
  BILLFOLD_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .meta({ description: 'How much is logged' }),
})

export interface Config {
  readonly publicUrl: string
  readonly host: string
  readonly port: number
  readonly databaseUrl: string
  readonly certificateFile: string
  readonly privateKeyFile: string
  readonly privateKeyPassphrase: string | undefined
  readonly intermediateFile: string
  readonly apnsUrl: string
  readonly apnsAuthorityFile: string | undefined
  readonly logLevel: string
}

/** The configuration cannot be used: `ERR_CONFIG_INVALID`, with a sentence for each setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'ERR_CONFIG_INVALID'
}

/**
 * Reads the configuration from environment variables.
 *
 * @throws ConfigError ERR_CONFIG_INVALID, naming every variable that is missing or wrong.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) throw new ConfigError(describeProblems(parsed.error.issues, environment))
  const settings = parsed.data
  return {
    publicUrl: settings.BILLFOLD_PUBLIC_URL,
    host: settings.BILLFOLD_HOST,
    port: settings.BILLFOLD_PORT,
    databaseUrl: settings.DATABASE_URL,
    certificateFile: settings.BILLFOLD_CERTIFICATE,
    privateKeyFile: settings.BILLFOLD_PRIVATE_KEY,
    privateKeyPassphrase: settings.BILLFOLD_PRIVATE_KEY_PASSPHRASE,
    intermediateFile: settings.BILLFOLD_WWDR,
    apnsUrl: settings.BILLFOLD_APNS_URL,
    apnsAuthorityFile: settings.BILLFOLD_APNS_CA,
    logLevel: settings.BILLFOLD_LOG_LEVEL,
  }
}

/** Only where the database is: what commands need that do not serve. */
export function parseDatabaseUrl(environment: Readonly<Record<string, string | undefined>>): string {
  return environmentSchema.shape.DATABASE_URL.parse(environment.DATABASE_URL)
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
