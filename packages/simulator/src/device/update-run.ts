import { complain, type DeviceContext, serviceAt } from './device-context.ts'
import { listTaskFailed, passUnregistered, tagRemained } from './device-log-messages.ts'
import { updateAccessOf } from './installed-pass.ts'
import type { PassKey } from './pass-key.ts'
import type { Registrations } from './registrations.ts'
import { retrying } from './retry.ts'
import { updatePass } from './update-pass.ts'
import type { Answer, UpdatablePasses } from './web-service-client.ts'

/** A web service, and the pass type that it is asked about. */
export type UpdateScope = { readonly webServiceURL: string; readonly passTypeIdentifier: string }

/**
 * Asks a web service what changed for a pass type, fetches all it names, and then remembers its tag.
 *
 * The tag comes last, and only when nothing failed: what was not fetched is named again next time.
 *
 * @throws the closing signal's reason.
 * @see spec/web-service.md section 2
 */
export async function runUpdate(
  context: DeviceContext,
  registrations: Registrations,
  scope: UpdateScope,
): Promise<void> {
  const { closing, emit, identity, retry, wallet } = context
  const { webServiceURL, passTypeIdentifier } = scope
  const tag = identity.tagAt(webServiceURL, passTypeIdentifier)
  const answer = await retrying(() => listUpdatable(context, scope, tag), retry, closing)
  const updatable = answer.ok ? answer.value : undefined
  if (updatable === undefined) {
    emit({ kind: 'checked', ...scope, serialNumbers: [], isComplete: answer.ok })
    return
  }
  const serialNumbers = [...new Set(updatable.serialNumbers)]
  if (serialNumbers.length > 0 && updatable.lastUpdated === tag) {
    const message = tagRemained(webServiceURL, passTypeIdentifier, serialNumbers.length, tag)
    complain(context, webServiceURL, passTypeIdentifier, message)
  }
  let isComplete = true
  const unchanged: PassKey[] = []
  for (const serialNumber of serialNumbers) {
    const key = { passTypeIdentifier, serialNumber }
    if (!isRegisteredAt(context, webServiceURL, key)) {
      complain(context, webServiceURL, passTypeIdentifier, passUnregistered(webServiceURL, key))
      continue
    }
    const outcome = await updatePass(context, key, { registrations, isListed: true, retry })
    if (outcome === 'failed') isComplete = false
    if (outcome === 'unchanged') unchanged.push(key)
  }
  if (isComplete) {
    identity.storeTag({ ...scope, tag: updatable.lastUpdated })
    // Not the updated ones: what was fetched may be newer than the list that named it.
    for (const key of unchanged) wallet.change(key, { isNewerThanTag: false })
  }
  emit({ kind: 'checked', ...scope, serialNumbers, isComplete })
}

async function listUpdatable(
  context: DeviceContext,
  { webServiceURL, passTypeIdentifier }: UpdateScope,
  tag: string | undefined,
): Promise<Answer<UpdatablePasses | undefined>> {
  const { client, closing, now } = context
  const service = serviceAt(context, webServiceURL)
  const answer = await client.listUpdatable(service, passTypeIdentifier, tag, closing)
  if (!answer.ok) {
    const message = listTaskFailed(passTypeIdentifier, tag, { at: now(), service, reason: answer.reason })
    complain(context, webServiceURL, passTypeIdentifier, message)
  }
  return answer
}

function isRegisteredAt({ wallet }: DeviceContext, webServiceURL: string, key: PassKey): boolean {
  const installed = wallet.find(key)
  if (installed === undefined || installed.registration === 'none') return false
  return updateAccessOf(installed)?.webServiceURL === webServiceURL
}
