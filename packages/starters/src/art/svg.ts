/** Wraps shapes into an SVG image whose size is that of its slot, in points. */
export function svg(widthPt: number, heightPt: number, shapes: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPt}" height="${heightPt}" viewBox="0 0 ${widthPt} ${heightPt}">${shapes}</svg>`
}

/** Rounded corners for an image that Wallet draws as it is. */
export function rounded(widthPt: number, heightPt: number, radiusPt: number, shapes: string): string {
  return `<defs><clipPath id="edge"><rect width="${widthPt}" height="${heightPt}" rx="${radiusPt}"/></clipPath></defs><g clip-path="url(#edge)">${shapes}</g>`
}

/** Circles within each other, the widest first. */
export function rings(x: number, y: number, circles: readonly (readonly [radius: number, color: string])[]): string {
  return circles.map(([radius, color]) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${color}"/>`).join('')
}
