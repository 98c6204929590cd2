import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BillfoldProcess, waitFor } from './billfold-process.ts'

const readyFacts = z.object({
  url: z.url(),
  apiKey: z.string(),
  passTypeIdentifier: z.string(),
  teamIdentifier: z.string(),
  trustDir: z.string(),
  apnsUrl: z.url(),
  simulatorUrl: z.url(),
  pid: z.int(),
})

export interface Sandbox extends AsyncDisposable {
  readonly process: BillfoldProcess
  readonly facts: z.infer<typeof readyFacts>
}

/** Runs `billfold dev` on a free port and waits until it says it is ready. */
export async function startSandbox(dataFolder: string): Promise<Sandbox> {
  const process = new BillfoldProcess(['dev', '--port', '0', '--data', dataFolder])
  await process.waitForOutput(/Ctrl-C ends it/)
  const facts = await waitFor(() => readFacts(join(dataFolder, 'dev.json')), 'dev.json')
  return { process, facts, [Symbol.asyncDispose]: () => process[Symbol.asyncDispose]() }
}

function readFacts(path: string) {
  return readyFacts.parse(JSON.parse(readFileSync(path, 'utf8')))
}

const iphone = z.object({
  passes: z.array(z.looseObject({ serialNumber: z.string(), registration: z.string().optional() })),
  notifications: z.array(z.looseObject({ text: z.string(), serialNumber: z.string() })),
})

/** What is on the simulated iPhone. */
export async function readIphone({ facts }: Sandbox): Promise<z.infer<typeof iphone>> {
  return iphone.parse(await (await fetch(`${facts.simulatorUrl}/iphone`)).json())
}

const pushes = z.object({
  pushes: z.array(z.looseObject({ topic: z.string().optional(), status: z.number().optional() })),
})

/** Every push that arrived at the simulated APNs. */
export async function readPushes({ facts }: Sandbox) {
  return pushes.parse(await (await fetch(`${facts.simulatorUrl}/apns/pushes`)).json()).pushes
}
