import { expect, test } from 'vitest'
import { parseDeviceLogMessage } from '../../src/timeline/device-log-message.ts'

const AT = '[2026-03-01 12:00:00 +0000]'
const TYPE = 'pass.com.example.coffee'
const URL = 'https://passes.example.com'
const REGISTRATION = `(for device d1, pass type ${TYPE}, serial number s-1; with web service url ${URL})`
const COMPLAINT = `Web service error for ${TYPE} (${URL}):`

test.each([
  [
    `${AT} Register task ${REGISTRATION} encountered error: Authentication failure`,
    {
      cause: 'registration-failed',
      serialNumber: 's-1',
      deviceLibraryIdentifier: 'd1',
      reason: 'Authentication failure',
    },
  ],
  [
    `${AT} Unregister task ${REGISTRATION} encountered error: Unexpected response code 404`,
    { cause: 'unregistration-failed', serialNumber: 's-1', deviceLibraryIdentifier: 'd1' },
  ],
  [
    `${AT} Get serial #s task (for device d1, pass type ${TYPE}, last updated (null); with web service url ${URL}) encountered error: Unexpected response code 401`,
    {
      cause: 'list-failed',
      serialNumber: undefined,
      deviceLibraryIdentifier: 'd1',
      reason: 'Unexpected response code 401',
    },
  ],
  [
    `${AT} Get pass task (pass type ${TYPE}, serial number s-1, if-modified-since Sun, 01 Mar 2026 12:00:00 GMT; with web service url ${URL}) encountered error: Received invalid pass data (The pass cannot be read because it isn’t valid.)`,
    { cause: 'fetch-failed', serialNumber: 's-1', deviceLibraryIdentifier: undefined },
  ],
  [
    `${COMPLAINT} Server requested update to serial number 's-1', but the pass was unchanged.`,
    { cause: 'unchanged', serialNumber: 's-1' },
  ],
  [
    `${COMPLAINT} Server ignored the 'if-modified-since' header (Sun, 01 Mar 2026 12:00:00 GMT) and returned the full unchanged pass data for serial number 's-1'.`,
    { cause: 'date-ignored', serialNumber: 's-1' },
  ],
  [`${COMPLAINT} Update requested for unregistered serial number s-1`, { cause: 'not-held', serialNumber: 's-1' }],
  [
    `${COMPLAINT} Response to 'What changed?' request included 2 serial numbers but the lastUpdated tag (7) remained the same.`,
    { cause: 'tag-remained', serialNumber: undefined },
  ],
])('reads %s', (message, expected) => {
  expect(parseDeviceLogMessage(message)).toMatchObject({ passTypeIdentifier: TYPE, ...expected })
})

test.each([
  '',
  'Something else',
  `${AT} Register task (for device d1, pass type no.type, serial number s; with web service url u) encountered error: x`,
  `${AT} Get pass task (${'pass type pass.a, '.repeat(2_000)}`,
])('makes nothing of other lines', message => {
  expect(parseDeviceLogMessage(message)).toBeUndefined()
})
