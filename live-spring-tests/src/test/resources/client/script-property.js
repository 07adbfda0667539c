/**
 * Patches hosts that scripts change between the patches, and compares the outcome with a model: what the server
 * changed is the server's, what it did not change stays as scripts left it.
 * @param {{ seed: number, pairs: number }} options
 */
async ({ seed, pairs }) => {
  const { patch } = await import("/live/morph.js")
  const { watch } = await import("/live/touches.js")
  watch(() => {})

  let state = seed
  const random = below => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
  const one = list => list[random(list.length)]

  customElements.get("x-own") ?? customElements.define("x-own", class extends HTMLElement {
    static observedAttributes = ["title"]
    connectedCallback() {
      this.setAttribute("role", "note")
      if (!this.querySelector(":scope > .own")) this.append(Object.assign(document.createElement("i"), { className: "own" }))
    }
    attributeChangedCallback() {
      this.setAttribute("data-own", this.title)
    }
  })
  customElements.get("x-shadow") ?? customElements.define("x-shadow", class extends HTMLElement {
    constructor() {
      super().attachShadow({ mode: "open" }).innerHTML = "<b></b><slot></slot>"
    }
  })

  const ATTRIBUTES = {
    title: ["a", "b", "c"], hidden: [""], "data-a": ["1", "2", "3"], "aria-expanded": ["true", "false"], class: ["a", "b", "a b", "c d"], disabled: [""],
    style: ["color: red", "color: blue; width: 1px", "height: 2px"], open: [""], lang: ["en", "de"], width: ["1", "2"]
  }
  const TOKENS = ["a", "b", "c", "show", "fade"]
  const STYLES = { color: ["green", "red"], width: ["5px", "1px"], "--x": ["1"] }
  const TAGS = ["div", "p", "section", "ul", "details", "x-own", "x-shadow", "button", "canvas", "dialog", "b"]
  const FULL = new Set(["p", "button", "canvas", "b"])

  // The server's side: trees of { id, tag, attributes, children } and { text }
  let ids
  const attributes = () => Object.fromEntries(Array.from({ length: random(4) }, () => one(Object.keys(ATTRIBUTES))).map(name => [name, one(ATTRIBUTES[name])]))
  const element = depth => {
    const tag = one(TAGS)
    const leaf = depth === 0 || FULL.has(tag) || !random(3)
    const children = leaf ? [{ text: one(["one", "two", "one two three"]) }] : Array.from({ length: random(4) }, () => element(depth - 1))
    return { id: `e${ids++}`, tag, keyed: random(2) === 0, attributes: attributes(), children }
  }
  const copy = tree => structuredClone(tree)
  const all = tree => [tree, ...tree.children.flatMap(child => (child.id ? all(child) : []))]
  const leaf = node => node.children.length === 1 && node.children[0].text !== undefined
  const html = node =>
    node.text ??
    `<${node.tag} ${node.keyed ? "live-key" : "id"}="${node.id}"${Object.entries(node.attributes).map(([name, value]) => ` ${name}="${value}"`).join("")}>${node.children.map(html).join("")}</${node.tag}>`
  const change = root => {
    const nodes = all(root)
    const node = one(nodes)
    const kind = random(6)
    if (kind < 2 && node.id !== "root") {
      const name = one(Object.keys(ATTRIBUTES))
      if (random(3)) node.attributes[name] = one(ATTRIBUTES[name])
      else delete node.attributes[name]
    } else if (leaf(node)) node.children[0].text = one(["one", "two", "one two three", "one too three"])
    else if (kind === 2) node.children.splice(random(node.children.length + 1), 0, element(1))
    else if (kind === 3) node.children.splice(random(node.children.length), 1)
    else if (kind === 4) node.children.push(...node.children.splice(random(node.children.length), 1))
  }

  // What is expected of an element: what scripts made of what the server wrote
  const expectation = node => ({ ...node, parent: null, seen: { ...node.attributes }, foreign: new Set(), text: leaf(node) ? node.children[0].text : null, gone: false })
  const styleOf = text => Object.assign(document.createElement("i"), { style: text ?? "" }).style
  const props = style => Object.fromEntries([...style].map(name => [name, style.getPropertyValue(name)]))
  const tokens = text => (text ?? "").split(/\s+/).filter(Boolean)
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
  // Attributes have no order
  const sorted = ({ children, attributes, ...node }) => ({ ...node, attributes: Object.entries(attributes ?? {}).sort(), children: children?.map(sorted) })

  const wrong = []
  let done = 0
  while (done < pairs && wrong.length < 3) {
    ids = 0
    // Elements of scripts come to life when the document has them
    const host = document.implementation.createHTMLDocument("").createElement("div")
    host.setAttribute("live-id", "c")
    let tree = { id: "root", tag: "div", attributes: {}, children: [element(3), element(2), element(2)] }
    const inner = () => tree.children.map(html).join("")
    host.innerHTML = inner()
    document.body.append(host)
    const expected = new Map()
    const elements = new Map()
    // Where a script changed the order it is nobody's any more
    const disordered = new Set()
    const find = id => (id === "root" ? host : elements.get(id))
    const meet = () => {
      for (const node of all(tree)) {
        if (node.id === "root") continue
        const found = [...host.querySelectorAll(node.keyed ? `[live-key=${node.id}]` : `#${node.id}`)]
        if (!expected.has(node.id)) {
          expected.set(node.id, expectation(node))
          elements.set(node.id, found[0])
        }
      }
    }
    await null
    meet()
    const log = [inner()]
    const act = () => {
      const node = one(all(tree))
      const target = find(node.id)
      const mine = expected.get(node.id)
      if (!target?.isConnected) return
      const kind = node.id === "root" ? 6 : random(9)
      if (kind < 3 && mine) {
        const name = one(Object.keys(ATTRIBUTES).filter(each => !/^(class|style)$/.test(each)))
        const value = random(3) ? one(ATTRIBUTES[name]) : null
        if (value === null) target.removeAttribute(name)
        else target.setAttribute(name, value)
        if (value === null) delete mine.seen[name]
        else mine.seen[name] = value
        log.push(`script: ${node.id} ${name}=${value}`)
      } else if (kind === 3 && mine) {
        const token = one(TOKENS)
        const on = target.classList.toggle(token)
        mine.seen.class = target.getAttribute("class") ?? undefined
        log.push(`script: ${node.id} class ${token} ${on}`)
      } else if (kind === 4 && mine) {
        const name = one(Object.keys(STYLES))
        target.style.setProperty(name, one(STYLES[name]))
        mine.seen.style = target.getAttribute("style")
        log.push(`script: ${node.id} style ${name} ${target.getAttribute("style")}`)
      } else if (kind === 5 && mine && leaf(node) && target.firstChild?.data !== undefined) {
        target.firstChild.data = mine.text = one(["mine", "one mine"])
        log.push(`script: ${node.id} text`)
      } else if (kind === 6) {
        const foreign = document.createElement("span")
        foreign.id = `f${ids++}`
        const owner = mine ?? (expected.get("root") ?? expected.set("root", expectation(tree)).get("root"))
        owner.foreign.add(foreign)
        target.insertBefore(foreign, one([null, ...target.childNodes]))
        log.push(`script: ${node.id} + ${foreign.id}`)
      } else if (kind === 7 && mine && !random(2)) {
        mine.gone = true
        target.remove()
        log.push(`script: ${node.id} removed`)
      } else if (kind === 8 && mine && !random(2)) {
        const parent = target.parentNode
        disordered.add(parent)
        parent.insertBefore(target, one([null, ...[...parent.childNodes].filter(each => each !== target)]))
        log.push(`script: ${node.id} moved among its siblings`)
      }
    }
    let error = null
    for (let i = 0; i < 8 && !error; i++) {
      for (let n = random(5); n--; ) act()
      if (random(2)) await null
      const before = tree
      tree = copy(tree)
      for (let n = random(4); n--; ) change(tree)
      log.push(inner())
      try {
        patch(host, inner())
      } catch (failure) {
        error = failure.stack
        break
      }
      await null
      done++
      // The model takes the same step
      const olds = new Map(all(before).map(node => [node.id, node]))
      const changed = new Set()
      const parents = nodes => new Map(nodes.flatMap(node => node.children.filter(child => child.id).map(child => [child.id, node])))
      const [oldParents, newParents] = [parents(all(before)), parents(all(tree))]
      for (const node of all(tree)) {
        const old = olds.get(node.id)
        const mine = expected.get(node.id)
        if (!old || !mine || node.id === "root") continue
        for (const name of new Set([...Object.keys(old.attributes), ...Object.keys(node.attributes)])) {
          if (old.attributes[name] === node.attributes[name]) continue
          if (name === "class") {
            const was = tokens(old.attributes.class)
            const is = tokens(node.attributes.class)
            const result = new Set(tokens(mine.seen.class).filter(each => !was.includes(each) || is.includes(each)))
            for (const each of is) if (!was.includes(each)) result.add(each)
            mine.seen.class = [...result].join(" ")
          } else if (name === "style") {
            const [was, is] = [props(styleOf(old.attributes.style)), props(styleOf(node.attributes.style))]
            const result = props(styleOf(mine.seen.style))
            for (const each of new Set([...Object.keys(was), ...Object.keys(is)])) {
              if (was[each] === is[each]) continue
              if (is[each] === undefined) delete result[each]
              else result[each] = is[each]
            }
            mine.seen.style = Object.entries(result).map(each => each.join(":")).join(";")
          } else if (node.attributes[name] === undefined) delete mine.seen[name]
          else mine.seen[name] = node.attributes[name]
        }
        if (leaf(old) && leaf(node) && old.children[0].text !== node.children[0].text) mine.text = node.children[0].text
        if (!same(sorted(old), sorted(node))) changed.add(node.id)
      }
      for (const id of [...expected.keys()]) if (id !== "root" && !newParents.has(id)) expected.delete(id)
      meet()
      for (const [id, mine] of expected) {
        const target = find(id)
        const node = all(tree).find(each => each.id === id)
        if (id !== "root") {
          const list = parent => parent.children.map(child => child.id).join()
          const settled = list(oldParents.get(id) ?? tree) === list(newParents.get(id))
          if (mine.gone && olds.has(id)) {
            if (changed.has(id)) mine.gone = false
            else if (settled && target.isConnected) error ??= `${id} was removed by a script and is back`
            if (target.isConnected) mine.gone = false
            if (mine.gone) continue
          }
          if (!target) error ??= `${id} is missing`
          else if (!target.isConnected && !all(tree).some(each => expected.get(each.id)?.gone)) error ??= `${id} is not there`
          else for (const name of Object.keys(ATTRIBUTES)) {
            const is = target.getAttribute(name)
            const should = mine.seen[name] ?? null
            const equal = name === "class" ? same(tokens(is).sort(), tokens(should).sort())
              : name === "style" ? same(Object.entries(props(target.style)).sort(), Object.entries(props(styleOf(should))).sort()) : is === should
            if (!equal) error ??= `${id} has ${name}=${is} instead of ${should}`
          }
        }
        if (!target) continue
        for (const each of mine.foreign) if (each.parentNode !== target) error ??= `${each.id} is not in ${id} any more`
        if (mine.text !== null && node && leaf(node)) {
          const is = [...target.childNodes].filter(each => each.nodeType === 3).map(each => each.data).join("")
          if (is !== mine.text) error ??= `${id} has text ${is} instead of ${mine.text}`
        }
        if (node?.tag === "x-own" && target.isConnected && (!target.querySelector(":scope > .own") || target.getAttribute("role") !== "note")) error ??= `${id} lost what is its own`
        if (node && !leaf(node) && !disordered.has(target) && !node.children.some(child => expected.get(child.id)?.gone)) {
          const is = [...target.children].map(each => (each.hasAttribute("live-key") ? each.getAttribute("live-key") : each.id)).filter(each => /^e/.test(each)).join()
          const should = node.children.map(child => child.id).join()
          if (is !== should) error ??= `${id} has children ${is} instead of ${should}`
        }
      }
    }
    if (error) wrong.push(`${error}\n${log.join("\n")}\n--- is\n${host.innerHTML}`)
    host.remove()
  }
  return { done, left: 0, wrong }
}
