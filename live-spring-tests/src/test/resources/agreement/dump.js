() => {
  const otherEachTime = ["live-id"]
  const lines = []
  let text = ""
  const flush = depth => {
    const normal = text.replace(/\s+/g, " ").trim()
    text = ""
    if (normal) lines.push("  ".repeat(depth) + `"${normal}"`)
  }
  const withoutId = (element, value) => value.replaceAll(element.closest("[live-id]")?.getAttribute("live-id") ?? "no id", "ID")
  const describe = element =>
    element.localName +
    element
      .getAttributeNames()
      .filter(name => !otherEachTime.includes(name))
      .sort()
      .map(name => ` ${name}=${withoutId(element, element.getAttribute(name))}`)
      .join("")
  const state = element => {
    if (element.matches("select")) return ` : [${[...element.selectedOptions].map(({ text }) => text).join(", ")}]`
    if (element.matches("[type=checkbox],[type=radio]")) return ` : ${element.checked}`
    return element.matches("input,textarea") ? ` : ${element.value}` : ""
  }
  const children = (parent, depth) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += node.data
      else if (node.nodeType === Node.ELEMENT_NODE && !node.matches("script,.live-notices,.live-confirm")) {
        flush(depth)
        lines.push("  ".repeat(depth) + describe(node) + state(node))
        children(node, depth + 1)
      }
    }
    flush(depth)
  }
  const focused = document.activeElement
  lines.push(`  focus ${focused && focused !== document.body ? describe(focused) : "none"}`)
  children(document.body, 2)
  return lines
}
