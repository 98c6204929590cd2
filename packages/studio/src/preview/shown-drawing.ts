/** Where a picture stands for its bytes: what is written in the drawing, and what the page gets in its place. */
export type Pictures = ReadonlyMap<string, string>

/**
 * A drawing on the page, made like each next one by touching only what differs: pictures that stay need not be decoded again for
 * every letter, and what was not touched need not be laid out or painted.
 */
export class ShownDrawing {
  readonly #host: Element
  #pictures: Pictures = new Map()
  /** What is shown, as it was drawn: names of pictures in the place of their bytes. */
  #drawn: Element | undefined

  constructor(host: Element) {
    this.#host = host
  }

  /** @param svg A document that `drawPass` or `drawView` has written. */
  show(svg: string, pictures: Pictures): void {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    const shown = this.#host.firstElementChild
    const isComparable = this.#drawn !== undefined && this.#pictures === pictures
    this.#pictures = pictures
    if (shown && this.#drawn && isComparable) this.#patch(shown, this.#drawn, drawn)
    else this.#host.replaceChildren(this.#toPage(drawn))
    this.#drawn = drawn
  }

  /** Both were drawn, and the element of the page is like the first of them. */
  #patch(shown: Element, before: Element, wanted: Element): void {
    for (const { name } of before.attributes) if (!wanted.hasAttribute(name)) shown.removeAttribute(name)
    for (const { name, value } of wanted.attributes) {
      if (before.getAttribute(name) !== value) shown.setAttribute(name, this.#pictures.get(value) ?? value)
    }
    const [nodes, nodesBefore, nodesShown] = [wanted.childNodes, before.childNodes, [...shown.childNodes]]
    for (const [index, node] of nodes.entries()) {
      const [nodeBefore, nodeShown] = [nodesBefore[index], nodesShown[index]]
      if (!nodeBefore || !nodeShown) shown.append(this.#toPage(node))
      else if (!node.isEqualNode(nodeBefore)) this.#patchNode(nodeShown, nodeBefore, node)
    }
    for (const node of nodesShown.slice(nodes.length)) node.remove()
  }

  #patchNode(shown: ChildNode, before: Node, wanted: Node): void {
    const isSameElement =
      shown instanceof Element &&
      before instanceof Element &&
      wanted instanceof Element &&
      before.nodeName === wanted.nodeName
    if (isSameElement) this.#patch(shown, before, wanted)
    else if (wanted.nodeType === Node.TEXT_NODE && before.nodeType === Node.TEXT_NODE)
      shown.nodeValue = wanted.nodeValue
    else shown.replaceWith(this.#toPage(wanted))
  }

  #toPage(node: Node): Node {
    const made = document.importNode(node, true)
    const images = made instanceof Element ? [made, ...made.querySelectorAll('image')] : []
    for (const image of images) {
      const picture = this.#pictures.get(image.getAttribute('href') ?? '')
      if (picture !== undefined) image.setAttribute('href', picture)
    }
    return made
  }
}
