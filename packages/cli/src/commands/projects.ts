import { type Project, parseProjectId } from '@billfold/server'
import { Command } from 'commander'
import { DATABASE_NOTE, openNamedProjects } from '../installation.ts'
import { type Paint, paintFor, printable } from '../paint.ts'
import { type Terminal, UsageError } from '../terminal.ts'

interface LimitOptions {
  readonly monthlyQuota?: Limit
  readonly rate?: Limit
}

/** A number, or no limit. */
interface Limit {
  readonly value: number | undefined
}

const LOG_ENTRIES = 50
const MAX_LIMIT = 1_000_000_000

/** `billfold projects`: installations for several owners, none of whom sees another's passes, keys or identities. */
export function projectsCommand(terminal: Terminal): Command {
  return new Command('projects')
    .description('Manage projects: each has its own keys, identities and passes')
    .addCommand(createCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(limitCommand(terminal))
    .addCommand(logCommand(terminal))
}

function createCommand(terminal: Terminal): Command {
  return withLimits(new Command('create'))
    .description('Make a project')
    .argument('<id>', 'what it is called here: letters, digits, hyphens')
    .option('--name <name>', 'what it is called for people (default: the id)')
    .addHelpText('after', DATABASE_NOTE)
    .action(async (id: string, { name = id, ...limits }: LimitOptions & { readonly name?: string }) => {
      if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(id)) {
        throw new UsageError(
          `The id must have 1 to 64 letters, digits and hyphens, found ${JSON.stringify(id.slice(0, 80))}`,
        )
      }
      await using projects = await openNamedProjects(terminal)
      const { monthlyQuota, rate } = limits
      const project = await projects.createProject(parseProjectId(id), name, {
        monthlyQuota: monthlyQuota?.value,
        ratePerSecond: rate?.value,
      })
      terminal.stdout.write(describeProject(project, paintFor(terminal.stdout, terminal)))
    })
}

function listCommand(terminal: Terminal): Command {
  return new Command('list')
    .description('List the projects and what they may use')
    .option('--json', 'as JSON, for programs')
    .addHelpText('after', DATABASE_NOTE)
    .action(async ({ json }: { readonly json?: true }) => {
      await using projects = await openNamedProjects(terminal)
      const all = await projects.listProjects()
      const paint = paintFor(terminal.stdout, terminal)
      terminal.stdout.write(
        json ? `${JSON.stringify(all, null, 2)}\n` : all.map(project => describeProject(project, paint)).join('\n'),
      )
    })
}

function limitCommand(terminal: Terminal): Command {
  return withLimits(new Command('limit'))
    .description('Say how much a project may use')
    .argument('<id>', 'the project')
    .addHelpText('after', DATABASE_NOTE)
    .action(async (id: string, { monthlyQuota, rate }: LimitOptions) => {
      if (!monthlyQuota && !rate) throw new UsageError('Say what to limit: --monthly-quota, --rate, or both')
      await using projects = await openNamedProjects(terminal)
      const project = await projects.limitProject(parseProjectId(id), {
        ...(monthlyQuota && { monthlyQuota: monthlyQuota.value }),
        ...(rate && { ratePerSecond: rate.value }),
      })
      terminal.stdout.write(describeProject(project, paintFor(terminal.stdout, terminal)))
    })
}

function logCommand(terminal: Terminal): Command {
  return new Command('log')
    .description(`Show who changed what in a project: the last ${LOG_ENTRIES} changes`)
    .argument('[id]', 'the project', 'default')
    .addHelpText('after', DATABASE_NOTE)
    .action(async (id: string) => {
      await using projects = await openNamedProjects(terminal)
      const entries = await projects.listAuditEntries(parseProjectId(id), LOG_ENTRIES)
      terminal.stdout.write(
        entries
          .map(
            ({ at, actor, action, subject }) => `${at.toISOString()}  ${action}  ${printable(subject)}  by ${actor}\n`,
          )
          .join(''),
      )
    })
}

function withLimits(command: Command): Command {
  return command
    .option('--monthly-quota <number>', 'passes issued or changed in a month; none for any number', parseLimit)
    .option('--rate <number>', 'calls in a second, to each process; none for any number', parseLimit)
}

function parseLimit(text: string): Limit {
  if (text === 'none') return { value: undefined }
  const value = Number(text)
  if (/^\d+$/.test(text) && value <= MAX_LIMIT) return { value }
  throw new UsageError(`A limit must be a number from 0 to ${MAX_LIMIT}, or none; found ${JSON.stringify(text)}`)
}

function describeProject({ projectId, name, monthlyQuota, ratePerSecond }: Project, paint: Paint): string {
  return [
    `${paint('strong', projectId)}\n`,
    `  Name       ${printable(name)}\n`,
    `  Quota      ${monthlyQuota === undefined ? 'none' : `${monthlyQuota} passes a month`}\n`,
    `  Rate       ${ratePerSecond === undefined ? 'none' : `${ratePerSecond} calls a second`}\n`,
  ].join('')
}
