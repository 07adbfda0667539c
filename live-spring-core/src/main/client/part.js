/** Where the readable modules are. */
const FOLDER = import.meta.url.replace(/(src\/)?[^/]*$/, "src/")

/**
 * Loads a part of the client that few pages need; what it needs of the client is given to it.
 * @param {string} name
 * @param {string | number} [attempt] browsers do not try the same address again
 */
export const part = (name, attempt = "") => import(`${FOLDER + name}.js?${attempt}`)
