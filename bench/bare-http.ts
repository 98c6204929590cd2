// The least that Node can do: answers every call alike. `argv`: status, then the body.
import { createServer } from 'node:http'
import { argv, stdout } from 'node:process'

const [, , status = '304', body = ''] = argv
const headers =
  status === '304' ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) }

const server = createServer((_request, response) => {
  response.writeHead(Number(status), headers)
  response.end(status === '304' ? undefined : body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('Expected a port')
  stdout.write(`${address.port}\n`)
})
