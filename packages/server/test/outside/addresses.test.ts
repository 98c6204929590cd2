import { describe, expect, test } from 'vitest'
import { parseAllowList } from '../../src/outside/allow-list.ts'
import { isPublicAddress } from '../../src/outside/public-address.ts'

test.each([
  '17.253.21.201',
  '1.1.1.1',
  '172.32.0.1',
  '2620:149:af0::10',
  '2a01:b740::1',
])('%s is on the internet', address => expect(isPublicAddress(address)).toBe(true))

test.each([
  ['loopback', ['127.0.0.1', '127.255.255.255', '::1']],
  ['this network', ['0.0.0.0', '0.1.2.3', '::']],
  ['private', ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fc00::1', 'fd00:ec2::254', 'fec0::1']],
  ['shared', ['100.64.0.1', '100.100.100.200', '100.127.255.255']],
  ['link-local, where clouds have their metadata', ['169.254.169.254', '169.254.170.2', 'fe80::1', 'febf::1']],
  ['of a zone', ['fe80::1%eth0', '2a01:b740::1%eth0']],
  ['multicast or broadcast', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
  ['reserved or documentation', ['192.0.0.1', '192.0.2.1', '198.18.0.1', '203.0.113.1', '240.0.0.1', '2001:db8::1']],
  ['not given out', ['4000::1', '100::1', '3fff::1', '5f00::1']],
  ['IPv4, mapped', ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8']],
  ['IPv4, compatible', ['::127.0.0.1', '::808:808']],
  ['IPv4, translated', ['::ffff:0:7f00:1', '64:ff9b::7f00:1', '64:ff9b:1::7f00:1']],
  ['IPv4, tunnelled', ['2002:7f00:1::', '2002:808:808::', '2001:0:7f00:1::', '2001::1']],
  ['no address', ['', 'localhost', '127.1', '2130706433', '0x7f.1', '1.1.1.1/8', '[::1]']],
])('what is %s is not on the internet', (_, addresses) => {
  for (const address of addresses) expect(isPublicAddress(address), address).toBe(false)
})

describe('an allow list', () => {
  const allow = parseAllowList('Assets.Intranet:8443, 10.20.0.0/16\n[fd00::7]:80 fd01::/32 0x7f.1:9000')

  test.each([
    ['https://assets.intranet:8443/', '192.168.0.9'],
    ['https://anything.example/', '10.20.255.1'],
    ['http://anything.example:8080/', '::ffff:10.20.0.1'],
    ['http://[fd00::7]/', 'fd00::7'],
    ['https://[fd01::1]:99/', 'fd01::1'],
    ['http://127.0.0.1:9000/', '127.0.0.1'],
  ])('has %s at %s', (url, address) => expect(allow.has(new URL(url), address)).toBe(true))

  test.each([
    ['https://assets.intranet/', '192.168.0.9'],
    ['https://other.assets.intranet:8443/', '192.168.0.9'],
    ['https://anything.example/', '10.21.0.1'],
    ['https://[fd00::7]/', 'fd00::7'],
    ['https://anything.example/', 'fd01::1%eth0'],
    ['https://anything.example/', 'nowhere'],
    ['http://127.0.0.1:9001/', '127.0.0.1'],
  ])('does not have %s at %s', (url, address) => expect(allow.has(new URL(url), address)).toBe(false))

  test('may be empty', () => expect(parseAllowList(' ').has(new URL('http://localhost/'), '127.0.0.1')).toBe(false))

  test.each([
    'intranet',
    '10.0.0.0/33',
    'https://intranet:80',
    'a:b@intranet:80',
    '*.intranet:443',
    '::1',
    ':80',
  ])('cannot have the entry %s', entry =>
    expect(() => parseAllowList(entry)).toThrow(expect.objectContaining({ code: 'ERR_OUTSIDE_ALLOW_LIST' })))
})
