// Answers come in any order, as where one of the things a view reads takes longer than another.

/**
 * Ask, and take what was found, but for the answer to an older question after that to a newer one.
 * @template T
 * @param {() => Promise<T>} read @param {(found: T) => void} take
 * @returns {() => Promise<void>}
 */
export function newest(read, take) {
  let [asked, told] = [0, 0];
  return async () => {
    const turn = (asked += 1);
    const found = await read();
    if (turn < told) return;
    told = turn;
    take(found);
  };
}
