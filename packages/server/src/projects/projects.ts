import type { Clock } from '../clock.ts'
import { DEFAULT_PROJECT_ID, type ProjectId, projectIdSchema } from '../identifiers.ts'
import { Problem } from '../problems.ts'
import type { Project, ProjectLimits, Storage } from '../storage/storage.ts'
import { StorageError } from '../storage/storage-error.ts'
import { OPERATOR } from './api-keys.ts'

export interface ProjectsOptions {
  readonly storage: Pick<Storage, 'ensureProject' | 'insertProject' | 'listProjects' | 'limitProject'>
  readonly clock: Clock
}

/** The operator's side of projects: no key reaches over the border of its own. */
export class Projects {
  readonly #options: ProjectsOptions

  constructor(options: ProjectsOptions) {
    this.#options = options
  }

  /** @throws Problem ERR_PROJECT_TAKEN */
  async create(projectId: ProjectId, name: string, limits: ProjectLimits): Promise<Project> {
    const { storage, clock } = this.#options
    const project = { projectId, name, createdAt: clock.now(), ...limits }
    try {
      await storage.insertProject(project, this.#audit(projectId, 'project.created'))
    } catch (error) {
      if (!(error instanceof StorageError) || error.code !== 'ERR_STORAGE_CONFLICT') throw error
      throw new Problem('ERR_PROJECT_TAKEN', `There is a project ${projectId} already`)
    }
    return project
  }

  async list(): Promise<readonly Project[]> {
    const { storage, clock } = this.#options
    await ensureDefaultProject(storage, clock.now())
    return await storage.listProjects()
  }

  /** @throws Problem ERR_PROJECT_NOT_FOUND */
  async find(projectId: ProjectId): Promise<Project> {
    const project = (await this.list()).find(each => each.projectId === projectId)
    if (!project) throw notFound(projectId)
    return project
  }

  /** @throws Problem ERR_PROJECT_NOT_FOUND */
  async limit(projectId: ProjectId, limits: ProjectLimits): Promise<void> {
    const isThere = await this.#options.storage.limitProject(
      projectId,
      limits,
      this.#audit(projectId, 'project.limited'),
    )
    if (!isThere) throw notFound(projectId)
  }

  #audit(projectId: ProjectId, action: string) {
    return { projectId, at: this.#options.clock.now(), actor: OPERATOR, action, subject: projectId }
  }
}

/** Whatever is stored belongs to a project, and to this one where no other is named. */
export function ensureDefaultProject(storage: Pick<Storage, 'ensureProject'>, createdAt: Date): Promise<void> {
  return storage.ensureProject({ projectId: DEFAULT_PROJECT_ID, name: 'Default', createdAt })
}

/** @throws Problem ERR_PROJECT_NOT_FOUND for what can be no project's id. */
export function parseProjectId(text: string): ProjectId {
  const parsed = projectIdSchema.safeParse(text)
  if (parsed.success) return parsed.data
  throw notFound(text)
}

function notFound(projectId: string): Problem {
  return new Problem('ERR_PROJECT_NOT_FOUND', `There is no project ${JSON.stringify(projectId.slice(0, 64))}`)
}
