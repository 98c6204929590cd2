import * as identities from './identity-operations.ts'
import * as messages from './message-operations.ts'
import type { Operation } from './operation.ts'
import * as passes from './pass-operations.ts'
import * as projects from './project-operations.ts'

/** Every call of the API that is described: what documents and clients are made from. */
export const OPERATIONS: readonly Operation[] = [
  passes.issuePassFile,
  passes.issuePass,
  passes.upsertPass,
  passes.listPasses,
  passes.showPass,
  passes.previewDrawing,
  passes.previewPicture,
  passes.updatePass,
  passes.patchPass,
  passes.revokePass,
  passes.reactivatePass,
  messages.notifyHolder,
  messages.notifyHolders,
  projects.showUsage,
  projects.listKeys,
  projects.createKey,
  projects.rotateKey,
  projects.revokeKey,
  projects.listAudit,
  projects.exportHolder,
  projects.eraseHolder,
  identities.listIdentities,
  identities.importIdentities,
  identities.listSigningRequests,
  identities.createSigningRequest,
  identities.showIdentity,
]
