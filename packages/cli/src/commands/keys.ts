import { type ApiKey, type OpenProjects, parseProjectId, SCOPES, type Scope } from '@billfold/server'
import { Command } from 'commander'
import { DATABASE_NOTE, openNamedProjects } from '../installation.ts'
import { type Paint, paintFor, printable } from '../paint.ts'
import { type Terminal, UsageError } from '../terminal.ts'

interface ProjectOption {
  readonly project: string
}

interface CreateOptions extends ProjectOption {
  readonly name: string
  readonly test?: true
  readonly scopes: readonly Scope[]
}

const DEFAULT_SCOPES = ['issue', 'update', 'read'] as const satisfies readonly Scope[]
const DEFAULT_GRACE_HOURS = 24
const MAX_GRACE_HOURS = 720
const HOUR_MS = 3_600_000

/** `billfold keys`: what programs call the API with. */
export function keysCommand(terminal: Terminal): Command {
  return new Command('keys')
    .description('Manage API keys')
    .addCommand(createCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(rotateCommand(terminal))
    .addCommand(revokeCommand(terminal))
}

function createCommand(terminal: Terminal): Command {
  return projectCommand('create')
    .description('Make an API key and print it: it is stored only as a digest and never shown again')
    .option('--name <name>', 'what the key is for', 'default')
    .option('--test', 'a key whose passes are signed by a sandbox certificate, and never reach Apple')
    .option('--scopes <list>', `what it may do: ${SCOPES.join(', ')}`, parseScopes, DEFAULT_SCOPES)
    .addHelpText(
      'after',
      `
Scopes: issue makes passes; update changes, withdraws and sends messages; read reads; admin does all of it, and manages
keys, identities and the data of holders.
${DATABASE_NOTE}`,
    )
    .action(async ({ project, name, test, scopes }: CreateOptions) => {
      await using projects = await openNamedProjects(terminal)
      const request = { projectId: parseProjectId(project), name, kind: test ? 'test' : 'live', scopes } as const
      terminal.stdout.write(`${await projects.createKey(request)}\n`)
    })
}

function listCommand(terminal: Terminal): Command {
  return projectCommand('list')
    .description('List the API keys of a project: what they may do, and when they were last used')
    .option('--json', 'as JSON, for programs')
    .addHelpText('after', DATABASE_NOTE)
    .action(async ({ project, json }: ProjectOption & { readonly json?: true }) => {
      await using projects = await openNamedProjects(terminal)
      const keys = await listKeys(projects, project)
      if (json) {
        terminal.stdout.write(`${JSON.stringify(keys, null, 2)}\n`)
        return
      }
      const paint = paintFor(terminal.stdout, terminal)
      terminal.stdout.write(
        keys.length === 0
          ? 'There is no key yet. billfold keys create makes one\n'
          : keys.map(key => describeKey(key, paint)).join('\n'),
      )
    })
}

function rotateCommand(terminal: Terminal): Command {
  return projectCommand('rotate')
    .description('Make a key in the place of another and print it; the former goes on for a while')
    .argument('<id>', 'id of the key, as billfold keys list shows it')
    .option('--grace <hours>', 'how long the former key goes on', parseHours, DEFAULT_GRACE_HOURS)
    .addHelpText('after', DATABASE_NOTE)
    .action(async (id: string, { project, grace }: ProjectOption & { readonly grace: number }) => {
      await using projects = await openNamedProjects(terminal)
      terminal.stdout.write(`${await projects.rotateKey(parseProjectId(project), id, grace * HOUR_MS)}\n`)
      terminal.stderr.write(`The former key goes on for ${grace} hours\n`)
    })
}

function revokeCommand(terminal: Terminal): Command {
  return projectCommand('revoke')
    .description('End a key')
    .argument('<id>', 'id of the key, as billfold keys list shows it')
    .addHelpText('after', DATABASE_NOTE)
    .action(async (id: string, { project }: ProjectOption) => {
      await using projects = await openNamedProjects(terminal)
      await projects.revokeKey(parseProjectId(project), id)
      terminal.stdout.write(`${id} is revoked\n`)
    })
}

function projectCommand(name: string): Command {
  return new Command(name).option('--project <id>', 'whose key', 'default')
}

/** Without the digest, which is nobody's business. */
async function listKeys(projects: OpenProjects, project: string): Promise<readonly Omit<ApiKey, 'keyHash'>[]> {
  const keys = await projects.listKeys(parseProjectId(project))
  return keys.map(({ keyHash: _, ...key }) => key)
}

function describeKey(key: Omit<ApiKey, 'keyHash'>, paint: Paint): string {
  const { apiKeyId, name, kind, scopes, createdAt, lastUsedAt, revokedAt } = key
  const lines = [
    ['Name', printable(name)],
    ['Kind', kind],
    ['May', scopes.join(', ')],
    ['Made', formatInstant(createdAt)],
    ['Last used', lastUsedAt ? formatInstant(lastUsedAt) : 'never'],
    ...(revokedAt ? [['Ends', paint('bad', formatInstant(revokedAt))]] : []),
  ]
  return [
    `${paint('strong', apiKeyId)}\n`,
    ...lines.map(([label = '', value = '']) => `  ${label.padEnd(10)} ${value}\n`),
  ].join('')
}

/** To the minute, UTC. */
function formatInstant(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function parseScopes(text: string): readonly Scope[] {
  return text.split(',').map(name => {
    const scope = SCOPES.find(each => each === name.trim())
    if (scope) return scope
    throw new UsageError(`--scopes must be some of ${SCOPES.join(',')}, found ${JSON.stringify(name)}`)
  })
}

function parseHours(text: string): number {
  const hours = Number(text)
  if (/^\d+$/.test(text) && hours <= MAX_GRACE_HOURS) return hours
  throw new UsageError(`--grace must be a number of hours from 0 to ${MAX_GRACE_HOURS}, found ${JSON.stringify(text)}`)
}
