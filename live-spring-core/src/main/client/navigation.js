import { left } from "./notice.js"

let search = location.search

/**
 * Goes to another page, or changes the component's own parameters in the URL.
 * @param {string} url
 * @param {string} mode
 * @param {string[]} names
 */
export function navigate(url, mode, names) {
  if (mode === "assign") {
    const target = new URL(url, document.baseURI)
    if (/^https?:$/.test(target.protocol)) left().then(() => location.assign(target))
    return
  }
  const next = new URL(location.href)
  for (const name of names) next.searchParams.delete(name)
  for (const [name, value] of new URLSearchParams(url)) next.searchParams.append(name, value)
  if (next.href === location.href) return
  if (mode === "push") history.pushState(null, "", next)
  else history.replaceState(history.state, "", next)
  search = next.search
}

/** Whether back or forward changed the query. */
export function queryChanged() {
  const changed = search !== location.search
  search = location.search
  return changed
}

/**
 * Values of the URL's parameters, each a list.
 * @param {string[]} names
 */
export function queryValues(names) {
  const query = new URLSearchParams(location.search)
  const values = Object.create(null)
  for (const name of names) values[name] = query.getAll(name)
  return values
}
