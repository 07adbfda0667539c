/**
 * Whether nobody cancelled it.
 * @param {EventTarget | null | undefined} target
 * @param {string} name
 * @param {any} [detail]
 */
export function dispatch(target, name, detail) {
  return (target ?? document).dispatchEvent(new CustomEvent(name, { detail, bubbles: true, cancelable: true }))
}
