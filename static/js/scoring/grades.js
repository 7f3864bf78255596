// Rounding, and the grade of the number that is shown.

import { compare, fraction, read } from "./fractions.js";

function floorDiv(n, d) {
  const quotient = n / d;
  return n % d !== 0n && n < 0n ? quotient - 1n : quotient;
}

/** The number with exactly so many decimals, halves rounded up, as text: 89.95 gives "90.0". */
export function roundHalfUp(number, decimals) {
  const shifted = fraction(number.n * 10n ** BigInt(decimals), number.d);
  const whole = floorDiv(2n * shifted.n + shifted.d, 2n * shifted.d);
  const digits = String(whole < 0n ? -whole : whole).padStart(decimals + 1, "0");
  const sign = whole < 0n ? "-" : "";
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const ordered = (grading) => [...grading.bands].sort((a, b) => compare(read(b.start), read(a.start)));

/** The highest band that starts at or below the displayed number. */
export function gradeOf(grading, displayed) {
  const bands = ordered(grading);
  return (bands.find((band) => compare(read(displayed), read(band.start)) >= 0) ?? bands.at(-1)).grade;
}

/** The lower of two grades; no limit leaves the first. */
export function atMost(grading, grade, limit) {
  if (limit === null) return grade;
  const order = ordered(grading).map((band) => band.grade);
  return order[Math.max(order.indexOf(grade), order.indexOf(limit))];
}

export const lowest = (grading) => ordered(grading).at(-1).grade;
