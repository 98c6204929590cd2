import { describe, expect, test } from 'vitest'
import { ConfigError, describeSettings, parseConfig, parseInstallation } from '../../src/config/config.ts'

const COMPLETE = {
  BILLFOLD_PUBLIC_URL: 'https://passes.example.com/',
  BILLFOLD_CERTIFICATE: 'pass.pem',
  BILLFOLD_PRIVATE_KEY: 'key.pem',
  BILLFOLD_WWDR: 'wwdr.pem',
}

describe('the configuration', () => {
  test('has defaults for what can be guessed', () => {
    expect(parseConfig(COMPLETE)).toMatchObject({
      publicUrl: 'https://passes.example.com',
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: 'sqlite:./billfold-data/billfold.db',
      apnsUrl: 'https://api.push.apple.com',
    })
  })

  test('names every setting that is missing or wrong', () => {
    const parse = () => parseConfig({ ...COMPLETE, BILLFOLD_PUBLIC_URL: undefined, BILLFOLD_PORT: 'eighty' })
    expect(parse).toThrow(ConfigError)
    expect(parse).toThrow(/BILLFOLD_PUBLIC_URL is not set[\s\S]*BILLFOLD_PORT/)
  })

  test('takes plain http only for this machine', () => {
    const parse = (url: string) => () => parseConfig({ ...COMPLETE, BILLFOLD_PUBLIC_URL: url })
    expect(parse('http://127.0.0.1:3000')).not.toThrow()
    expect(parse('http://passes.example.com')).toThrow(/BILLFOLD_PUBLIC_URL: expected an https address/)
    expect(parse('passes.example.com')).toThrow(ConfigError)
  })

  test('serves the studio unless it is told not to', () => {
    const isServed = (setting?: string) => parseConfig({ ...COMPLETE, BILLFOLD_STUDIO: setting }).hasStudio
    expect([isServed(), isServed('on'), isServed('off')]).toEqual([true, true, false])
    expect(() => isServed('no')).toThrow(/BILLFOLD_STUDIO/)
  })

  test('is described setting by setting', () => {
    expect(describeSettings()).toContainEqual({
      name: 'BILLFOLD_PORT',
      description: 'Port to listen on; 0 is any',
      default: '3000',
    })
  })

  test('needs no identity, or one that is whole', () => {
    const { BILLFOLD_PUBLIC_URL } = COMPLETE
    expect(parseConfig({ BILLFOLD_PUBLIC_URL }).identity).toBeUndefined()
    expect(parseConfig(COMPLETE).identity).toMatchObject({ certificateFile: 'pass.pem', intermediateFile: 'wwdr.pem' })
    const partly = () => parseConfig({ ...COMPLETE, BILLFOLD_WWDR: undefined })
    expect(partly).toThrow(ConfigError)
    expect(partly).toThrow(/^BILLFOLD_WWDR is not set.*needs all three.*billfold certs import/)
  })

  test.each([
    [{}, { kind: 'file', path: 'billfold-data/secret.key' }],
    [{ DATABASE_URL: 'sqlite:/var/lib/billfold/passes.db' }, { kind: 'file', path: '/var/lib/billfold/secret.key' }],
    [{ DATABASE_URL: 'sqlite::memory:' }, { kind: 'memory' }],
    [{ DATABASE_URL: 'postgres://db/billfold' }, { kind: 'file', path: 'billfold-data/secret.key' }],
    [{ BILLFOLD_SECRET_FILE: '/run/secret' }, { kind: 'file', path: '/run/secret' }],
    [{ BILLFOLD_SECRET: 'k' }, { kind: 'given', current: 'k' }],
  ])('finds the key of the keys by %j', (environment, secret) => {
    expect(parseInstallation(environment).secret).toEqual(secret)
  })

  test('takes one key of the keys, and does not quote it', () => {
    const both = () => parseInstallation({ BILLFOLD_SECRET: 'hunter2', BILLFOLD_SECRET_FILE: '/run/secret' })
    expect(both).toThrow(ConfigError)
    expect(both).not.toThrow(/hunter2/)
  })
})

test('a key for APNs needs its identifier and its team', () => {
  const base = { BILLFOLD_PUBLIC_URL: 'https://passes.example.com', BILLFOLD_APNS_KEY: 'AuthKey_ABC1234567.p8' }
  expect(() => parseConfig(base)).toThrow(/BILLFOLD_APNS_KEY_ID and BILLFOLD_APNS_TEAM/)
  expect(
    parseConfig({ ...base, BILLFOLD_APNS_KEY_ID: 'ABC1234567', BILLFOLD_APNS_TEAM: 'A1B2C3D4E5' }).apnsKey,
  ).toEqual({ file: 'AuthKey_ABC1234567.p8', keyId: 'ABC1234567', teamIdentifier: 'A1B2C3D4E5' })
  expect(parseConfig({ BILLFOLD_PUBLIC_URL: 'https://passes.example.com' }).apnsKey).toBeUndefined()
})
