/**
 * Makes an element like another one, touching only what differs: pictures that stay need not be decoded again for every letter.
 */
export function patchElement(element: Element, wanted: Element): void {
  for (const { name } of [...element.attributes]) if (!wanted.hasAttribute(name)) element.removeAttribute(name)
  for (const { name, value } of wanted.attributes) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  }
  const wantedNodes = [...wanted.childNodes]
  for (const [index, node] of wantedNodes.entries()) {
    const present = element.childNodes[index]
    if (!present) element.append(document.importNode(node, true))
    else if (isAlike(present, node)) patchNode(present, node)
    else present.replaceWith(document.importNode(node, true))
  }
  while (element.childNodes.length > wantedNodes.length) element.lastChild?.remove()
}

function patchNode(node: Node, wanted: Node): void {
  if (node instanceof Element && wanted instanceof Element) patchElement(node, wanted)
  else if (node.nodeValue !== wanted.nodeValue) node.nodeValue = wanted.nodeValue
}

function isAlike(node: Node, wanted: Node): boolean {
  return node.nodeType === wanted.nodeType && node.nodeName === wanted.nodeName
}
