// Filling the gaps of a sentence.

const GAP = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/**
 * "{n} {n|photo|photos}" with {n: 1} is "1 photo": a gap is a value, or one of two words by a number.
 * @param {string} text
 * @param {Record<string, string|number>} [values]
 * @returns {string}
 */
export function say(text, values = {}) {
  return text.replace(GAP, (gap, name, one, more) => {
    if (!Object.hasOwn(values, name)) return gap;
    return one === undefined ? String(values[name]) : Number(values[name]) === 1 ? one : more;
  });
}
