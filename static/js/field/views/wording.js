// Words with their values, in the language of this bundle.
/** @import { Answer, Item } from "../model/types.js" */
import units from "#words/units.js";
import words from "#words/sheet.js";

import { say } from "../say.js";
import { read } from "./reading.js";

export { read };

/**
 * The names of a unit, for 1 and for all other numbers; what is not known is told as it is.
 * @param {string | undefined} unit
 */
const namesOf = (unit) => (unit ? ((/** @type {Record<string, string>} */ (units))[unit] ?? unit) : "").split("|");

/** @param {string | undefined} unit */
export const unitName = (unit) => namesOf(unit).at(-1) ?? "";

/**
 * A number with its unit: signs stand close to it, words apart.
 * @param {string} number
 * @param {string} unit
 */
function withUnit(number, unit) {
  const names = namesOf(unit);
  const name = number === "1" ? names[0] : names.at(-1);
  return number + (["%", "℃", "°C"].includes(names[0]) ? "" : " ") + name;
}

/** Where a sheet is filled in: encounters are stored as "#2 14:05". @param {string} label */
export function placeName(label) {
  const [, number, subject] = /^#(\d+)(?: (.+))?$/s.exec(label) ?? [];
  if (!number) return label;
  const told = say(words.encounter, { n: number });
  return subject ? `${told} · ${subject}` : told;
}

/** What is demanded, in a few characters. @param {Item} item */
export function limitOf({ answer }) {
  if (answer.type === "count") return words.limit_none;
  if (answer.type === "sample") return say(words.limit_sample, { n: answer.size, what: read(answer.of) });
  if (answer.type !== "measure") return "";
  const { min, max, unit } = answer;
  if (max === undefined) return min === undefined ? "" : say(words.limit_least, { least: withUnit(min, unit) });
  const most = withUnit(max, unit);
  return min === undefined ? say(words.limit_most, { most }) : say(words.limit_between, { least: min, most });
}

/**
 * The answers that one tap gives.
 * @param {Item} item
 * @returns {{answer: Answer, label: string, tone: string}[]}
 */
export function tapsOf({ answer }) {
  /** @param {Answer["value"]} value @param {string} label @param {string} [tone] */
  const tap = (value, label, tone = "") => ({ answer: { value }, label, tone });
  switch (answer.type) {
    case "conformity": {
      const partly = answer.partial ? [tap("partial", words.partial, "fair")] : [];
      return [tap("conform", words.conform, "good"), ...partly, tap("nonconform", words.nonconform, "bad")];
    }
    case "scale": {
      const steps = Array.from({ length: answer.max - answer.min + 1 }, (_, index) => String(answer.min + index));
      return steps.map((step) => tap(step, `${step} ${read(answer.labels?.[step])}`.trim()));
    }
    case "choice":
      return answer.options.map((option) => tap(option.id, read(option.title)));
    case "count":
      return [tap("0", words.none_found, "good")];
    case "sample": {
      const all = { conforming: answer.size, examined: answer.size };
      return [tap(all, say(words.all_conform, { n: answer.size }), "good")];
    }
    default:
      return [];
  }
}

/**
 * An answer in a few words.
 * @param {Item} item
 * @param {Answer} answer
 */
export function answerInWords(item, answer) {
  const { value, not_applicable, not_inspected } = answer;
  if (not_applicable) return say(words.excused, { state: words.not_applicable, reason: not_applicable });
  if (not_inspected) return say(words.excused, { state: words.not_inspected, reason: not_inspected });
  if (value === undefined) return words.nothing;
  if (typeof value === "object") return say(words.of, { k: value.conforming, n: value.examined });
  return tapsOf(item).find((tap) => String(tap.answer.value) === String(value))?.label ?? String(value);
}
