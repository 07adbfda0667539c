/** Where the readable modules are. */
const FOLDER = import.meta.url.replace(/(src\/)?[^/]*$/, "src/")
const RETRY_MILLIS = 3000

/**
 * Loads a part of the client that few pages need; what it needs of the client is given to it.
 * @param {string} name
 * @param {string | number} [attempt] browsers do not try the same address again
 */
export const part = (name, attempt = "") => import(`${FOLDER + name}.js?${attempt}`)

/**
 * Tries until the part is there.
 * @param {string} name
 * @param {() => void} [failed]
 * @returns {ReturnType<typeof part>}
 */
export async function surely(name, failed) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await part(name, attempt)
    } catch {
      failed?.()
      await new Promise(done => setTimeout(done, RETRY_MILLIS))
    }
  }
}
