import { dayAfter, rounded, type Starter, svg } from '@billfold/starters'

const ASPHALT = '#20242c'
const LINE = '#ffd23f'
const WHITE = '#ffffff'
const BLUE = '#2f6fed'
const STEEL = '#3a414d'

const SIGN = (ground: string, letter: string) => `
  <rect x="6" y="6" width="26" height="26" rx="6" fill="${ground}"/>
  <path d="M15.5 27V12H20.5A4.6 4.6 0 0 1 20.5 21.2H15.5" fill="none" stroke="${letter}" stroke-width="3.6"/>`

const LOT = `
  <rect width="90" height="90" fill="${ASPHALT}"/>
  <path d="M8 0V90M45 0V90M82 0V90" stroke="${LINE}" stroke-width="2.5"/>
  <path d="M8 45H20M33 45H57M70 45H82" stroke="${LINE}" stroke-width="2.5"/>
  <rect x="52" y="8" width="23" height="33" rx="7" fill="${STEEL}"/>
  <rect x="15" y="50" width="23" height="34" rx="7" fill="${BLUE}"/>
  <rect x="18" y="60" width="17" height="14" rx="3" fill="#1d4fb8"/><path d="M18 58H35L33 54H20Z" fill="#bcd3ff"/><path d="M19 77H34L32.5 80.5H20.5Z" fill="#bcd3ff"/>
  <rect x="52" y="50" width="23" height="34" rx="7" fill="${LINE}"/>
  <rect x="55" y="60" width="17" height="14" rx="3" fill="#d9a900"/><path d="M55 58H72L70 54H57Z" fill="#fff4c4"/><path d="M56 77H71L69.5 80.5H57.5Z" fill="#fff4c4"/>`

/** A place for a car, by the month. */
export const parkingPermitTemplate: Starter = {
  name: 'Harbour Garage',
  purpose: 'parking permit',
  art: {
    icon: svg(38, 38, `<rect width="38" height="38" fill="${ASPHALT}"/>${SIGN(BLUE, WHITE)}`),
    logo: svg(50, 50, `<g transform="translate(-6 -6) scale(1.63)">${SIGN(BLUE, WHITE)}</g>`),
    thumbnail: svg(90, 90, rounded(90, 90, 8, LOT)),
  },
  pass(name, now) {
    const until = `${dayAfter(now, 30)}T23:00:00Z`
    return {
      formatVersion: 1,
      serialNumber: 'HG-2-118',
      organizationName: name,
      description: `Parking permit of ${name}`,
      logoText: name,
      backgroundColor: 'rgb(32, 36, 44)',
      foregroundColor: 'rgb(255, 255, 255)',
      labelColor: 'rgb(255, 210, 63)',
      expirationDate: until,
      sharingProhibited: true,
      generic: {
        headerFields: [{ key: 'level', label: 'LEVEL', value: '2' }],
        primaryFields: [{ key: 'space', label: 'SPACE', value: '118', changeMessage: 'Your space is now %@' }],
        secondaryFields: [
          { key: 'plate', label: 'NUMBER PLATE', value: 'HH JC 2042' },
          {
            key: 'until',
            label: 'VALID UNTIL',
            value: until,
            dateStyle: 'PKDateStyleMedium',
            timeStyle: 'PKDateStyleNone',
            changeMessage: 'Your permit is valid until %@',
          },
        ],
        auxiliaryFields: [
          { key: 'holder', label: 'HOLDER', value: 'Jane Cooper' },
          { key: 'charging', label: 'CHARGING', value: '11 kW' },
        ],
        backFields: [
          { key: 'entrance', label: 'Entrance', value: 'Quay Street. The gate reads your number plate, or this code.' },
          { key: 'night', label: 'At night', value: 'Closed from 1 to 5. Ring at the gate for the guard.' },
          { key: 'contact', label: 'Contact', value: '+49 40 5550 0100\ngarage@example.com' },
        ],
      },
      barcodes: [
        { format: 'PKBarcodeFormatQR', message: 'HG-2-118', messageEncoding: 'iso-8859-1', altText: 'HG-2-118' },
      ],
      locations: [{ latitude: 53.5436, longitude: 9.9883, relevantText: 'Level 2, space 118' }],
    }
  },
}
