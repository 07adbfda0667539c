/**
 * Runs what belongs to the page: where it fails the client goes on.
 * @param {() => void} callback
 */
export function attempt(callback) {
  try {
    callback()
  } catch (error) {
    reportError(error)
  }
}

/**
 * Whether nobody cancelled it.
 * @param {EventTarget | null | undefined} target
 * @param {string} name
 * @param {any} [detail]
 */
export function dispatch(target, name, detail) {
  return (target ?? document).dispatchEvent(new CustomEvent(name, { detail, bubbles: true, cancelable: true }))
}
