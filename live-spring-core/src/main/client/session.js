const USE = ["pointerdown", "keydown", "input", "wheel", "touchstart"]

/**
 * Keeps the HTTP session alive while the user does something.
 * @param {import("./page.js").Page} page
 * @param {string} url
 */
export function keepAlive(page, url) {
  let timer = 0
  const used = () => {
    if (!page.sessionSeconds) return
    timer ||= setTimeout(() => {
      timer = 0
      // Not as the request of a page: a login would lead the user to it
      fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" }, cache: "no-store" }).catch(() => {})
    }, page.sessionSeconds * 1000)
  }
  for (const type of USE) addEventListener(type, used, { capture: true, passive: true })
  used()
}
