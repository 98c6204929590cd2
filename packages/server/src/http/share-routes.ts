import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { serialNumberSchema } from '../identifiers.ts'
import { colorsOf } from '../passes/colors.ts'
import { parsePassRequest } from '../passes/parse-pass-request.ts'
import type { PassLookup } from '../passes/pass-lookup.ts'
import type { StoredPass } from '../storage/storage.ts'
import { PASS_MEDIA_TYPE, passFileName } from './pass-file.ts'

export interface ShareRoutesOptions {
  readonly lookup: PassLookup
}

/** Pages a holder opens to get a pass. The unguessable serial number in the address is the permission. */
export function shareRoutes({ lookup }: ShareRoutesOptions): Hono {
  const routes = new Hono()

  const find = async (context: Context): Promise<StoredPass | undefined> => {
    const serialNumber = serialNumberSchema.safeParse(context.req.param('serialNumber'))
    return serialNumber.success ? lookup.findBySerialNumber(serialNumber.data) : undefined
  }

  routes.get('/:serialNumber', async context => {
    const pass = await find(context)
    if (!pass) return context.notFound()
    context.header('Cache-Control', 'private, no-store')
    context.header('Referrer-Policy', 'no-referrer')
    return context.html(sharePage(pass))
  })

  routes.get('/:serialNumber/apple.pkpass', async context => {
    const pass = await find(context)
    if (!pass) return context.notFound()
    const bytes = await lookup.build(pass)
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': PASS_MEDIA_TYPE,
      'Content-Disposition': `inline; filename="${passFileName(pass)}"`,
      'Cache-Control': 'private, no-store',
    })
  })

  return routes
}

function sharePage(pass: StoredPass) {
  const request = parsePassRequest(JSON.parse(pass.content))
  const { background, foreground, label } = colorsOf(request)
  const name = request.logoText ?? request.title ?? request.organizationName ?? 'Your pass'
  const description = request.description ?? 'A pass for Apple Wallet'
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${name}</title>
<style>
:root { color-scheme: light dark }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 17px/1.4 system-ui, sans-serif; background: Canvas; color: CanvasText }
main { width: min(20rem, 84vw); text-align: center }
.card { background: ${background}; color: ${foreground}; border-radius: 14px; padding: 1.5rem; text-align: left; aspect-ratio: 1.6; display: flex; flex-direction: column; justify-content: space-between }
.card b { font-size: 1.25rem; overflow-wrap: anywhere } .card span { color: ${label}; font-size: .875rem }
a { display: block; margin: 1.5rem 0 .75rem; padding: .875rem; border-radius: 10px; background: #000; color: #fff; text-decoration: none; font-weight: 600; border: 1px solid #fff3 }
p { font-size: .875rem; opacity: .7 }
</style>
</head>
<body>
<main>
<div class="card"><b>${name}</b><span>${description}</span></div>
<a href="/p/${pass.serialNumber}/apple.pkpass">Add to Apple Wallet</a>
<p>Open this page on your iPhone to add the pass.</p>
</main>
</body>
</html>`
}
