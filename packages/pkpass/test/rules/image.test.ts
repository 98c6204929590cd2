import { expect, test } from 'vitest'
import { check, fileRuleTests, findingsOf, ICONS, png, scales } from './file-rule.ts'

const NO_ICONS = Object.fromEntries(Object.keys(ICONS).map(name => [name, undefined]))
const EVENT = { storeCard: undefined, eventTicket: {} }
const POSTER_EVENT = { ...EVENT, preferredStyleSchemes: ['posterEventTicket', 'eventTicket'] }
const BOARDING = { storeCard: undefined, boardingPass: { transitType: 'PKTransitTypeAir' } }
const SEMANTIC = { ...BOARDING, preferredStyleSchemes: ['semanticBoardingPass'] }
const GENERIC = { storeCard: undefined, generic: {} }
const LOGO = scales('logo', 160, 50)
const STRIP = scales('strip', 375, 144)
const THUMBNAIL = scales('thumbnail', 90, 90)
const BACKGROUND = scales('background', 345, 505)

test('a store card with all its images has nothing to remark but what the watch leaves out', () => {
  expect(check({ files: { ...LOGO, ...STRIP } }).map(({ rule }) => rule)).toEqual(['image-watch-hidden'])
})

fileRuleTests('icon-missing', {
  raises: {
    'no icon': [{ files: NO_ICONS }, 'icon@2x.png'],
    'an icon under a wrong name': [{ files: { ...NO_ICONS, 'icon@2X.png': png(76, 76) } }, 'icon@2x.png'],
  },
  accepts: { 'one scale': { files: { ...NO_ICONS, 'icon@3x.png': png(114, 114) } } },
})
fileRuleTests('icon-2x-missing', {
  raises: { 'no @2x': [{ files: { 'icon@2x.png': undefined } }, 'icon@2x.png'] },
  accepts: {
    'no icon at all': { files: NO_ICONS },
    'one whose name has another finding': { files: { 'icon@2x.png': undefined, 'icon2x.png': png(76, 76) } },
    'all scales': {},
  },
})
fileRuleTests('icon-3x-missing', {
  raises: { 'no @3x': [{ files: { 'icon@3x.png': undefined } }, 'icon@3x.png'] },
  accepts: { 'no icon at all': { files: NO_ICONS }, 'all scales': {} },
})
fileRuleTests('icon-1x-missing', {
  raises: { 'no 1x': [{ files: { 'icon.png': undefined } }, 'icon.png'] },
  accepts: { 'no icon at all': { files: NO_ICONS }, 'all scales': {} },
})

fileRuleTests('image-not-png', {
  raises: {
    'a JPEG by bytes': [{ files: { 'logo.png': Uint8Array.of(0xff, 0xd8, 0xff) } }, 'logo.png'],
    'a JPEG by name': [{ files: { 'logo.jpg': Uint8Array.of(0xff, 0xd8, 0xff) } }, 'logo.jpg'],
    'half an image': [{ files: { 'en.lproj/logo.png': png(5, 5).subarray(0, 40) } }, 'en.lproj/logo.png'],
    'no pixels': [{ files: { 'logo.png': png(0, 5) } }, 'logo.png'],
    nothing: [{ files: { 'logo.png': '' } }, 'logo.png'],
  },
  accepts: {
    'an image that is not looked up': { files: { 'banner.png': 'text' } },
    'what a Mac leaves behind': { files: { '._logo.png': 'Mac OS X', '__MACOSX/._logo.png': 'Mac OS X' } },
    'a PNG': { files: LOGO },
  },
})
fileRuleTests('image-pdf', {
  raises: { 'a PDF for a logo': [{ files: { 'logo.pdf': '%PDF-1.7' } }, 'logo.pdf'] },
  accepts: { 'terms and conditions': { files: { 'terms.pdf': '%PDF-1.7' } } },
})
fileRuleTests('image-name-scale', {
  raises: Object.fromEntries(
    [
      'icon2x.png',
      'icon@2X.png',
      'icon@2x.PNG',
      'icon-2x.png',
      'icon@4x.png',
      'icon@2.png',
      'icon@1x.png',
      'de.lproj/icon_3x.png',
    ].map(name => [name, [{ files: { [name]: png(76, 76) } }, name] as const]),
  ),
  accepts: { 'right names': { files: LOGO }, 'no slot': { files: { 'banner2x.png': png(1, 1) } } },
})
fileRuleTests('image-name-unknown', {
  raises: {
    'no slot': [{ files: { 'banner.png': png(1, 1) } }, 'banner.png'],
    'more than a slot': [{ files: { 'backgroundImage.png': png(1, 1) } }, 'backgroundImage.png'],
    'a slot in another case': [{ files: { 'Logo@2x.png': png(1, 1) } }, 'Logo@2x.png'],
    'a photograph': [{ files: { 'photo.jpg': 'JFIF' } }, 'photo.jpg'],
  },
  accepts: {
    'every slot': { files: { ...LOGO, ...STRIP, ...scales('venueMap', 9, 9) } },
    'what lies where nobody looks': { files: { 'assets/banner.png': png(1, 1) } },
    'no image': { files: { 'readme.txt': 'text' } },
  },
})
test('a name that is told by its case or mark can be changed, another only guessed at', () => {
  const [mark] = findingsOf('image-name-scale', { files: { 'logo-2X.PNG': png(1, 1) } })
  expect(mark?.changes).toEqual([{ op: 'renameFile', file: 'logo-2X.PNG', to: 'logo@2x.png' }])
  expect(mark?.message).toContain('did you mean logo@2x.png?')
  const [guess] = findingsOf('image-name-unknown', { files: { 'backgroundImage@2x.png': png(1, 1) } })
  expect(guess).toMatchObject({ message: expect.stringContaining('background@2x.png') })
  expect(guess).not.toHaveProperty('changes')
  const taken = { 'logo@2x.png': png(1, 1), 'logo2x.png': png(1, 1) }
  expect(findingsOf('image-name-scale', { files: taken })[0]).not.toHaveProperty('changes')
})

fileRuleTests('image-slot-not-in-style', {
  raises: {
    'strip on generic': [{ pass: GENERIC, files: STRIP }, 'strip.png'],
    'strip on boardingPass': [{ pass: BOARDING, files: STRIP }, 'strip.png'],
    'thumbnail on storeCard': [{ files: THUMBNAIL }, 'thumbnail.png'],
    'background on storeCard': [{ files: BACKGROUND }, 'background.png'],
    'artwork without a poster': [{ pass: EVENT, files: scales('artwork', 358, 448) }, 'artwork.png'],
    'primaryLogo without a semantic layout': [
      { pass: BOARDING, files: scales('primaryLogo', 126, 30) },
      'primaryLogo.png',
    ],
    'footer on storeCard': [{ files: scales('footer', 286, 15) }, 'footer.png'],
    'secondaryLogo without a poster': [{ pass: EVENT, files: scales('secondaryLogo', 135, 12) }, 'secondaryLogo.png'],
    'once for all languages': [
      { files: { 'de.lproj/footer@2x.png': png(2, 2), 'en.lproj/footer@2x.png': png(2, 2) } },
      'de.lproj/footer@2x.png',
    ],
  },
  accepts: {
    'background with posterGeneric beside': { pass: { posterGeneric: {} }, files: BACKGROUND },
    'images of a poster': {
      pass: POSTER_EVENT,
      files: { ...scales('artwork', 358, 448), ...scales('venueMap', 9, 9) },
    },
    'primaryLogo on a semantic boarding pass': { pass: SEMANTIC, files: scales('primaryLogo', 126, 30) },
    'a pass that could not be read': { pass: 'unreadable', files: BACKGROUND },
    'a pass without a style': { pass: { storeCard: undefined }, files: BACKGROUND },
  },
})
fileRuleTests('image-strip-excludes', {
  raises: {
    'all three': [{ pass: EVENT, files: { ...STRIP, ...BACKGROUND, ...THUMBNAIL } }, 'background.png', 'thumbnail.png'],
    'a thumbnail beside a poster': [
      { pass: POSTER_EVENT, files: { ...STRIP, ...BACKGROUND, ...THUMBNAIL } },
      'thumbnail.png',
    ],
  },
  accepts: {
    'strip alone': { pass: EVENT, files: STRIP },
    'the background of a poster': { pass: POSTER_EVENT, files: { ...STRIP, ...BACKGROUND } },
  },
})
fileRuleTests('image-strip-event-ticket', {
  raises: { 'strip alone': [{ pass: EVENT, files: STRIP }, 'strip.png'] },
  accepts: {
    'strip on storeCard': { files: STRIP },
    'strip that excludes others, which has a finding': { pass: EVENT, files: { ...STRIP, ...THUMBNAIL } },
  },
})

fileRuleTests('image-size-exact', {
  raises: {
    'icon that is no square': [{ files: { 'icon@2x.png': png(76, 60) } }, 'icon@2x.png'],
    'background of the archived size on a poster': [
      { pass: { posterGeneric: {} }, files: scales('background', 180, 220) },
      'background.png',
    ],
    'a strip of no size anybody named': [{ files: scales('strip', 375, 200) }, 'strip.png'],
  },
  accepts: {
    'icon of the archived size': { files: scales('icon', 29, 29) },
    'background of the guidance': { pass: EVENT, files: scales('background', 343, 503) },
    'background of the archived size on a classic ticket': { pass: EVENT, files: scales('background', 180, 220) },
    'an archived strip, which has its own rule': { files: scales('strip', 375, 123) },
    'a logo, which may be narrower': { files: scales('logo', 50, 50) },
  },
})
fileRuleTests('image-size-maximum', {
  raises: {
    'a logo that is too wide': [{ files: scales('logo', 200, 50) }, 'logo.png'],
    'a logo that is too high at one scale': [{ files: { 'logo@2x.png': png(320, 101) } }, 'logo@2x.png'],
  },
  accepts: { 'a logo that fits': { files: LOGO }, 'a large thumbnail': { files: scales('thumbnail', 100, 100) } },
})
fileRuleTests('image-size-minimum', {
  raises: {
    'a narrow logo': [{ files: scales('logo', 40, 50) }, 'logo.png'],
    'a narrow thumbnail': [{ files: { 'thumbnail@2x.png': png(100, 150) } }, 'thumbnail@2x.png'],
    'an icon at half its size': [{ files: { 'icon@2x.png': png(38, 38) } }, 'icon@2x.png'],
    'a background of the archived size on a poster': [
      { pass: { posterGeneric: {} }, files: scales('background', 180, 220) },
      'background.png',
    ],
  },
  accepts: {
    'a square logo': { files: scales('logo', 50, 50) },
    'an icon of the archived size': { files: scales('icon', 29, 29) },
    'a background of the archived size': { pass: EVENT, files: scales('background', 180, 220) },
    'the smallest strip of the archived guide': { files: scales('strip', 320, 84) },
  },
})
fileRuleTests('image-scale-mismatch', {
  raises: {
    'the same file twice': [{ files: { 'logo.png': png(160, 50), 'logo@2x.png': png(160, 50) } }, 'logo@2x.png'],
    'another crop at @3x': [{ files: { ...LOGO, 'logo@3x.png': png(480, 120) } }, 'logo@3x.png'],
  },
  accepts: {
    'rounded sizes': { files: { 'logo.png': png(53, 17), 'logo@2x.png': png(107, 33), 'logo@3x.png': png(160, 50) } },
    'no 1x to compare with': { files: { 'logo@2x.png': png(320, 100), 'logo@3x.png': png(480, 150) } },
  },
})
fileRuleTests('image-no-retina', {
  raises: {
    'a logo at 1x': [{ files: { 'logo.png': png(160, 50) } }, 'logo.png'],
    'once for all languages': [
      { files: { 'de.lproj/logo.png': png(160, 50), 'en.lproj/logo.png': png(160, 50) } },
      'de.lproj/logo.png',
    ],
  },
  accepts: {
    'a logo at @2x': { files: { 'logo@2x.png': png(320, 100) } },
    'an icon, which has its own rules': { files: { 'icon@2x.png': undefined, 'icon@3x.png': undefined } },
  },
})
fileRuleTests('image-thumbnail-aspect', {
  raises: { 'a banner': [{ files: scales('thumbnail', 90, 45) }, 'thumbnail.png'] },
  accepts: {
    'a square': { files: THUMBNAIL },
    'two to three': { files: scales('thumbnail', 60, 90) },
    'three to two, rounded': { files: { 'thumbnail@2x.png': png(181, 120) } },
  },
})
fileRuleTests('image-strip-height-style', {
  raises: {
    'the archived height of store cards': [{ files: scales('strip', 375, 123) }, 'strip.png'],
    'the archived height of event tickets': [{ pass: EVENT, files: scales('strip', 375, 98) }, 'strip.png'],
  },
  accepts: { 'the current height': { files: STRIP }, 'no height anybody named': { files: scales('strip', 375, 200) } },
})
fileRuleTests('image-huge', {
  raises: {
    'more than a megabyte': [
      { files: { 'logo@2x.png': png(320, 100, { chunks: { IDAT: new Uint8Array(1_000_001) } }) } },
      'logo@2x.png',
    ],
    'an icon for an app store': [{ files: { 'icon@3x.png': png(1024, 1024) } }, 'icon@3x.png'],
  },
  accepts: {
    'an icon somewhat too large': { files: { 'icon@3x.png': png(152, 152) } },
    'a logo, of which the box tells': { files: { 'logo@3x.png': png(2000, 1000) } },
    'a strip at @3x': { files: STRIP },
  },
})
fileRuleTests('image-watch-hidden', {
  raises: {
    strip: [{ files: STRIP }, 'strip.png'],
    thumbnail: [{ pass: GENERIC, files: THUMBNAIL }, 'thumbnail.png'],
    'a strip, and not the thumbnail that it excludes': [
      { pass: EVENT, files: { ...STRIP, ...THUMBNAIL } },
      'strip.png',
    ],
  },
  accepts: {
    'a thumbnail that nothing draws': { files: THUMBNAIL },
    'a logo': { files: LOGO },
  },
})
fileRuleTests('image-logo-missing', {
  raises: { 'neither logo nor text': [{ pass: { logoText: undefined } }, 'logo@2x.png'] },
  accepts: {
    'a text': {},
    'a logo': { pass: { logoText: undefined }, files: LOGO },
    'a logo in a language': { pass: { logoText: undefined }, files: { 'en.lproj/logo@2x.png': png(320, 100) } },
    'a logo under a wrong name': { pass: { logoText: undefined }, files: { 'logo2x.png': png(320, 100) } },
    'a symbol': { pass: { logoText: undefined, logoSymbolName: 'star' } },
    'a primary logo on a poster': {
      pass: { ...POSTER_EVENT, logoText: undefined },
      files: scales('primaryLogo', 126, 30),
    },
    'a poster alone': { pass: { storeCard: undefined, posterGeneric: {}, logoText: undefined } },
  },
})
fileRuleTests('image-venue-map-name', {
  raises: { 'a map on a poster': [{ pass: POSTER_EVENT, files: scales('venueMap', 300, 300) }, 'venueMap.png'] },
  accepts: { 'a map that nothing draws': { pass: EVENT, files: scales('venueMap', 300, 300) } },
})

const palette = (...alphas: number[]) => png(76, 76, { colorType: 3, chunks: { tRNS: Uint8Array.from(alphas) } })
const profile = (name: string) => png(76, 76, { chunks: { iCCP: Buffer.from(`${name}\0\0zlib`, 'latin1') } })
fileRuleTests('image-transparent-icon', {
  raises: { 'a palette with a transparent colour': [{ files: { 'icon@2x.png': palette(255, 0) } }, 'icon@2x.png'] },
  accepts: {
    'an opaque palette': { files: { 'icon@2x.png': palette(255, 255) } },
    'an alpha channel, which may be opaque': { files: { 'icon@2x.png': png(76, 76, { colorType: 6 }) } },
    'a logo': { files: { 'logo@2x.png': palette(0) } },
  },
})
fileRuleTests('image-cmyk', {
  raises: {
    '16 bits': [{ files: { 'icon@2x.png': png(76, 76, { bits: 16 }) } }, 'icon@2x.png'],
    'a profile for print': [{ files: { 'icon@2x.png': profile('Coated FOGRA39 (ISO 12647-2:2004)') } }, 'icon@2x.png'],
  },
  accepts: {
    'gray of one bit': { files: { 'icon@2x.png': png(76, 76, { bits: 1, colorType: 0 }) } },
    'Display P3': { files: { 'icon@2x.png': profile('Display P3') } },
  },
})
