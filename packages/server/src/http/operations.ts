import * as identities from './identity-operations.ts'
import * as inspections from './inspect-operations.ts'
import * as messages from './message-operations.ts'
import type { Operation } from './operation.ts'
import * as passes from './pass-operations.ts'
import * as projects from './project-operations.ts'

/** Operations that belong together: a chapter of the documents made from them. */
export interface Area {
  readonly name: string
  readonly summary: string
  readonly operations: readonly Operation[]
}

/** Every call of the API that is described, in the order in which documents tell of them. */
export const AREAS: readonly Area[] = [
  {
    name: 'Passes',
    summary: 'Issue a pass, change it wherever it is, withdraw it, look at it.',
    operations: [
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
    ],
  },
  {
    name: 'Inspection',
    summary: 'Explain a pass, wherever it was made.',
    operations: [inspections.inspectPassFile],
  },
  {
    name: 'Messages',
    summary: 'Say something on the Lock Screens of those who hold a pass.',
    operations: [messages.notifyHolder, messages.notifyHolders],
  },
  {
    name: 'Project',
    summary: 'Usage, API keys, and who changed what.',
    operations: [
      projects.showUsage,
      projects.listKeys,
      projects.createKey,
      projects.rotateKey,
      projects.revokeKey,
      projects.listAudit,
    ],
  },
  {
    name: 'Holder data',
    summary: 'What is kept of one person: to hand out, or to forget.',
    operations: [projects.exportHolder, projects.eraseHolder],
  },
  {
    name: 'Identities',
    summary: 'Certificates and keys that passes are signed with. No answer has a private key in it.',
    operations: [
      identities.listIdentities,
      identities.importIdentities,
      identities.listSigningRequests,
      identities.createSigningRequest,
      identities.showIdentity,
    ],
  },
]

/** All of them: what documents and clients are made from. */
export const OPERATIONS: readonly Operation[] = AREAS.flatMap(({ operations }) => operations)
