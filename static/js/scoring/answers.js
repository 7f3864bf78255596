// From an answer to a fraction in [0, 1], as inspect_app/scoring/fractions.py.

import { HALF, ONE, ZERO, compare, div, fraction, max, mul, read, sub } from "./fractions.js";

const CONFORMITY = { conform: ONE, partial: HALF, nonconform: ZERO };
const SCALE_PASS = fraction(3n, 5n);

/** Linear from 1 at the limit to 0 at zeroAt, which helps only on its own side of the limits. */
function beyond(value, limit, zeroAt) {
  if (!zeroAt || compare(zeroAt, limit) !== compare(value, limit)) return ZERO;
  return max(ZERO, div(sub(zeroAt, value), sub(zeroAt, limit)));
}

function measure(answer, value) {
  const [upper, lower, zeroAt] = [read(answer.max), read(answer.min), read(answer.zero_at)];
  if (upper && compare(value, upper) > 0) return beyond(value, upper, zeroAt);
  if (lower && compare(value, lower) < 0) return beyond(value, lower, zeroAt);
  return ONE;
}

function scale(answer, value) {
  const [low, high] = [read(answer.min), read(answer.max)];
  return div(sub(value, low), sub(high, low));
}

function sample(value) {
  const [conforming, examined] = [read(value.conforming), read(value.examined)];
  return examined.n === 0n ? null : div(conforming, examined);
}

const optionOf = (answer, value) => answer.options.find((option) => option.id === value);

/** The fraction of a fitting value; null for information and for an option without a score. */
export function fractionOf(answer, value) {
  switch (answer.type) {
    case "conformity":
      return CONFORMITY[value];
    case "scale":
      return scale(answer, read(value));
    case "measure":
      return measure(answer, read(value));
    case "count":
      return max(ZERO, sub(ONE, mul(read(value), read(answer.deduct))));
    case "sample":
      return sample(value);
    case "choice":
      return read(optionOf(answer, value).score);
    default:
      return null;
  }
}

/** The fraction below which the item fails. */
export function passMark(item) {
  if (item.pass_mark) return read(item.pass_mark);
  return item.answer.type === "scale" ? SCALE_PASS : ONE;
}

/** Whether a value is one the item can hold at all: half-typed and outdated answers are not. */
export function fits(item, value) {
  const answer = item.answer;
  if (value === null || value === undefined) return false;
  if (answer.type === "conformity") {
    return Object.hasOwn(CONFORMITY, value) && (value !== "partial" || Boolean(answer.partial));
  }
  if (answer.type === "choice") return optionOf(answer, value) !== undefined;
  if (answer.type === "sample") return fitsSample(value);
  if (answer.type === "information") return true;
  const number = read(value);
  if (!number) return false;
  if (answer.type === "measure") return true;
  if (number.d !== 1n) return false;
  if (answer.type === "count") return number.n >= 0n;
  return number.n >= BigInt(answer.min) && number.n <= BigInt(answer.max);
}

function fitsSample(value) {
  const [conforming, examined] = [read(value.conforming), read(value.examined)];
  if (!conforming || !examined || conforming.d !== 1n || examined.d !== 1n) return false;
  return conforming.n >= 0n && examined.n > 0n && compare(conforming, examined) <= 0;
}
