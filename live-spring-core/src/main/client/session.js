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
      fetch(url, { cache: "no-store" }).catch(() => {})
    }, page.sessionSeconds * 1000)
  }
  for (const type of USE) addEventListener(type, used, { capture: true, passive: true })
  used()
}
