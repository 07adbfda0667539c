/**
 * A text for the user: the application's, or the English one.
 * @param {string} key
 * @param {string} english
 */
export const text = (key, english) => document.querySelector(`script[live-text-${key}]`)?.getAttribute(`live-text-${key}`) ?? english
