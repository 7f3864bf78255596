// Exact fractions of BigInt, always in lowest terms with a positive denominator.

/** @typedef {{readonly n: bigint, readonly d: bigint}} Fraction */

const WRITTEN = /^([-+]?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d{1,3}))?$/;

function gcd(one, other) {
  while (other) [one, other] = [other, one % other];
  return one < 0n ? -one : one;
}

/** @returns {Fraction} n / d; d may not be 0 */
export function fraction(n, d = 1n) {
  const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
  return Object.freeze({ n: n / divisor, d: d / divisor });
}

export const ZERO = fraction(0n);
export const HALF = fraction(1n, 2n);
export const ONE = fraction(1n);
export const HUNDRED = fraction(100n);

/**
 * "2.5", "1e3", "3/5", a whole or broken JavaScript number, or {number: "2.5"}, as the fraction it is.
 * @returns {Fraction | null} null for what is no number
 */
export function read(written) {
  if (typeof written === "boolean" || written === null || written === undefined) return null;
  const text = String(written.number ?? written).trim();
  if (text.includes("/")) {
    const [top, bottom] = text.split("/");
    return fraction(BigInt(top), BigInt(bottom));
  }
  const match = WRITTEN.exec(text);
  if (!match) return null;
  const [, sign, whole, decimals = "", exponent = "0"] = match;
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(sign + whole + decimals);
  return shift < 0 ? fraction(digits, 10n ** BigInt(-shift)) : fraction(digits * 10n ** BigInt(shift));
}

/** Whole numbers, which most sums are made of, need no reducing. */
export const add = (a, b) =>
  a.d === 1n && b.d === 1n ? Object.freeze({ n: a.n + b.n, d: 1n }) : fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const mul = (a, b) => fraction(a.n * b.n, a.d * b.d);
export const div = (a, b) => fraction(a.n * b.d, a.d * b.n);
export const neg = (a) => fraction(-a.n, a.d);
export const sum = (all) => all.reduce(add, ZERO);
export const product = (all) => all.reduce(mul, ONE);

/** Negative, 0 or positive, as for sorting. */
export function compare(a, b) {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const max = (a, b) => (compare(a, b) < 0 ? b : a);
export const isZero = (a) => a.n === 0n;

/** "899/1000"; whole numbers without a denominator. */
export const write = (a) => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);
