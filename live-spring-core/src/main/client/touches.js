/** What the server wrote is known by the names of attributes and by these. */
const TEXT = "#text"
export const NODES = "#nodes"

/** @type {Map<Node, Map<string, any>>} What the server wrote where there is something else now. */
const touched = new Map()

/** @type {Map<Node, Node>} Parents of the nodes that a script took out or elsewhere. */
const parents = new Map()

const observer = new MutationObserver(records => record(records))

let scheduled = false
let learning = false
let changed = () => {}

/**
 * From now on the document is watched.
 * @param {() => void} callback soon after nodes came or went
 */
export function watch(callback) {
  changed = callback
  observer.observe(document, { subtree: true, childList: true, attributeOldValue: true, characterDataOldValue: true })
}

/**
 * Changes something for the server; what scripts change because of it is theirs.
 * @param {() => void} change
 * @param {Node} [node] that comes, goes or moves; else it is one attribute or text
 */
export function own(change, node) {
  if (learning) return
  change()
  const records = observer.takeRecords()
  record(records, node ? each => ![...each.addedNodes, ...each.removedNodes].includes(node) : each => each !== records[0])
}

/** Learns what happened so far: before anything is asked here. */
export const learn = () => record(observer.takeRecords())

/**
 * What the server last wrote.
 * @param {any} node
 * @param {string} [name] of an attribute; without one it is a text
 */
export function written(node, name = TEXT) {
  const touch = touched.get(node)
  return touch?.has(name) ? touch.get(name) : shown(node, name)
}

/**
 * Details that the server opened and that are closed: of those with one name only one can be open.
 * @returns {any[]}
 */
export const shut = () => [...touched.keys()].filter((/** @type {any} */ each) => each.localName === "details" && !each.open && written(each, "open") !== null)

/**
 * @param {Node} node
 * @returns {any}
 */
export const parentOf = node => parents.get(node) ?? node.parentNode

/**
 * The nodes that differ from what the server wrote, or have one in them that does.
 * @param {Iterable<Node>} others
 */
export function survey(others) {
  parents.clear()
  for (const [node, touch] of touched) {
    for (const child of touch.get(NODES) ?? []) if (child.parentNode !== node) parents.set(child, node)
  }
  for (const node of touched.keys()) {
    let root = node
    while (parentOf(root)) root = parentOf(root)
    if (root !== document) touched.delete(node)
  }
  const uncertain = new Set()
  for (const node of [...touched.keys(), ...others]) {
    for (let up = node; up && !uncertain.has(up); up = parentOf(up)) uncertain.add(up)
  }
  return uncertain
}

/**
 * The attributes that the server changed.
 * @param {any} old
 * @param {any} fresh
 */
export function changesOf(old, fresh) {
  const names = new Set([...old.getAttributeNames(), ...fresh.getAttributeNames(), ...(touched.get(old)?.keys() ?? [])])
  return [...names].filter(name => {
    const value = fresh.getAttribute(name)
    return name !== NODES && written(old, name) !== value && (value !== null || name !== "live-id")
  })
}

/**
 * Applies what the server changed; of classes and styles each one that it changed.
 * @param {any} old
 * @param {any} fresh
 */
export function syncAttributes(old, fresh) {
  for (const name of changesOf(old, fresh)) {
    const before = written(old, name)
    const after = fresh.getAttribute(name)
    const merge = before !== shown(old, name) && MERGES[name]
    if (merge) merge(old, before ?? "", fresh)
    else own(() => (after === null ? old.removeAttribute(name) : old.setAttributeNode(fresh.getAttributeNode(name).cloneNode())))
    wrote(old, name, after)
  }
}

/**
 * Makes a text the server's; ranges in what stays of it stay.
 * @param {any} old
 * @param {any} fresh
 */
export function syncText(old, fresh) {
  const text = fresh.data
  if (written(old) === text) return
  const { data } = old
  const length = Math.min(data.length, text.length)
  let start = 0
  let end = 0
  while (start < length && data[start] === text[start]) start++
  while (end < length - start && data.at(-1 - end) === text.at(-1 - end)) end++
  own(() => old.replaceData(start, data.length - end - start, text.slice(start, text.length - end)))
  wrote(old, TEXT, text)
}

/**
 * The server wrote this, whatever there is now.
 * @param {Node} node
 * @param {string} name
 * @param {any} value
 */
export function wrote(node, name, value) {
  const touch = touched.get(node) ?? (learning && new Map())
  if (touch) keep(node, touch.set(name, value))
}

/**
 * Nothing is changed meanwhile, only learned what the server wrote.
 * @param {() => void} compare
 */
export function learnBy(compare) {
  learning = true
  try {
    compare()
  } finally {
    learning = false
  }
}

/** @type {Record<string, (old: any, before: string, fresh: any) => void>} */
const MERGES = {
  class(old, before, fresh) {
    const olds = before.split(/\s+/)
    const news = [...fresh.classList]
    const tokens = [...old.classList].filter(each => !olds.includes(each) || news.includes(each))
    own(() => old.setAttribute("class", [...new Set([...tokens, ...news.filter(each => !olds.includes(each))])].join(" ")))
  },
  style(old, before, fresh) {
    const { style } = fresh.cloneNode()
    style.cssText = before
    for (const name of new Set([...style, ...fresh.style])) {
      const [is, was] = [fresh.style, style].map(each => [each.getPropertyValue(name), each.getPropertyPriority(name)])
      if (is.join() !== was.join()) own(() => old.style.setProperty(name, ...is))
    }
  }
}

/**
 * @param {any} node
 * @param {string} name
 */
const shown = (node, name) => (name === NODES ? [...node.childNodes] : name === TEXT ? node.data : node.getAttribute(name))

/**
 * Remembers what is another than it was.
 * @param {Node} node
 * @param {Map<string, any>} touch
 */
function keep(node, touch) {
  for (const [name, value] of touch) {
    const now = shown(node, name)
    if (name === NODES ? value.length === now.length && now.every((/** @type {Node} */ each, /** @type {number} */ i) => each === value[i]) : value === now) touch.delete(name)
  }
  if (touch.size) touched.set(node, touch)
  else touched.delete(node)
}

/**
 * @param {MutationRecord[]} records
 * @param {(record: MutationRecord) => boolean} [isTouch]
 */
function record(records, isTouch = () => true) {
  if (!scheduled && records.some(each => each.type === "childList")) {
    scheduled = true
    queueMicrotask(() => {
      scheduled = false
      changed()
    })
  }
  /** @type {Map<Node, Map<string, any>>} */
  const batch = new Map()
  for (const each of records.filter(isTouch).reverse()) {
    const { type, target, oldValue, previousSibling } = each
    const within = type === "childList" ? target : target.parentNode
    if (isFree(target, within)) continue
    const touch = batch.get(target) ?? new Map()
    batch.set(target, touch)
    if (type === "childList") {
      const added = new Set(each.addedNodes)
      const nodes = (touch.get(NODES) ?? [...target.childNodes]).filter((/** @type {Node} */ node) => !added.has(node))
      nodes.splice(nodes.indexOf(previousSibling) + 1, 0, ...each.removedNodes)
      touch.set(NODES, nodes)
    } else touch.set(each.attributeName ?? TEXT, oldValue)
  }
  for (const [node, touch] of batch) keep(node, new Map([...touch, ...(touched.get(node) ?? [])]))
}

/**
 * Whether no patch comes here.
 * @param {any} node
 * @param {any} within
 */
const isFree = (node, within) =>
  within?.closest?.("[live-ignore]") || (node.isConnected && !(node.closest ? node : within).closest?.("[live-id],[live-fragment]"))
