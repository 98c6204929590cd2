/**
 * Letters and digits drawn as strokes in a box of 100 × 140, so that a generated icon needs no font on the machine.
 *
 * Straight lines and arcs only; the pen is 18 wide with round ends.
 */
const STROKES: Readonly<Record<string, string>> = {
  A: 'M5 140 50 0 95 140M21 92H79',
  B: 'M12 0V140H55A36 36 0 0 0 55 66H12H50A33 33 0 0 0 50 0H12',
  C: 'M92 32A46 52 0 0 0 4 55V85A46 52 0 0 0 92 108',
  D: 'M12 0V140H40A52 52 0 0 0 92 88V52A52 52 0 0 0 40 0H12',
  E: 'M90 0H14V140H90M14 68H76',
  F: 'M90 0H14V140M14 68H76',
  G: 'M92 32A46 52 0 0 0 4 55V85A46 54 0 0 0 94 88V76H58',
  H: 'M12 0V140M88 0V140M12 68H88',
  I: 'M50 0V140M24 0H76M24 140H76',
  J: 'M78 0V96A36 40 0 0 1 6 100',
  K: 'M14 0V140M90 0 14 84M42 54 92 140',
  L: 'M16 0V140H90',
  M: 'M8 140V0L50 84 92 0V140',
  N: 'M12 140V0L88 140V0',
  O: 'M50 0A46 52 0 0 0 4 52V88A46 52 0 0 0 96 88V52A46 52 0 0 0 50 0',
  P: 'M14 140V0H54A40 40 0 0 1 54 80H14',
  Q: 'M50 0A46 52 0 0 0 4 52V88A46 52 0 0 0 96 88V52A46 52 0 0 0 50 0M60 104 96 144',
  R: 'M14 140V0H54A38 38 0 0 1 54 76H14M52 76 92 140',
  S: 'M88 26A40 36 0 0 0 10 38C10 84 92 56 92 102A42 38 0 0 1 6 112',
  T: 'M6 0H94M50 0V140',
  U: 'M12 0V94A38 46 0 0 0 88 94V0',
  V: 'M6 0 50 140 94 0',
  W: 'M2 0 27 140 50 50 73 140 98 0',
  X: 'M10 0 90 140M90 0 10 140',
  Y: 'M8 0 50 70 92 0M50 70V140',
  Z: 'M10 0H90L10 140H92',
  0: 'M50 0A42 52 0 0 0 8 52V88A42 52 0 0 0 92 88V52A42 52 0 0 0 50 0',
  1: 'M24 28 54 0V140M24 140H84',
  2: 'M12 34A40 36 0 0 1 90 40C90 78 12 96 12 140H92',
  3: 'M14 20A38 36 0 1 1 50 66A40 37 0 1 1 10 120',
  4: 'M70 140V0L6 98H96',
  5: 'M86 0H22L16 62A40 40 0 1 1 10 118',
  6: 'M84 16A44 50 0 0 0 10 62V96A40 42 0 1 0 14 84',
  7: 'M8 0H92L38 140',
  8: 'M50 66A35 33 0 1 1 50.1 66A41 37 0 1 1 49.9 66',
  9: 'M16 124A44 50 0 0 0 90 78V44A40 42 0 1 0 86 56',
}

/** A card in a billfold, for names that begin with no letter we can draw. */
const CARD = 'M2 38H98V122H2ZM2 66H98M20 98H46'

/** Stroke path of the first letter or digit of a name. */
export function monogramStrokes(name: string): string {
  const plain = name.normalize('NFD').toUpperCase()
  const letter = /[A-Z0-9]/.exec(plain)?.[0]
  const first = /[\p{Letter}\p{Number}]/u.exec(plain)?.[0]
  // A name that starts in another script would be misrepresented by the first Latin letter somewhere in it.
  return letter !== undefined && letter === first ? (STROKES[letter] ?? CARD) : CARD
}

/** A square with the monogram in its middle. */
export function monogramSvg(
  name: string,
  colors: { readonly background: string; readonly foreground: string },
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-95 -75 290 290">
  <rect x="-95" y="-75" width="290" height="290" fill="${colors.background}"/>
  <path d="${monogramStrokes(name)}" fill="none" stroke="${colors.foreground}" stroke-width="18" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`
}
