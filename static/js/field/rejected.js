// What the server would not take, in words: where it belongs, what was entered, why it was refused.
import words from "#words/storage.js";
import { language } from "./built.js";
import { say } from "./say.js";
import { placeName } from "./views/wording.js";

/** @import {Bundle, Op, Rejected, Store} from "./types.js" */
/** @import {Checklist} from "./model/types.js" */
/** @typedef {{where: string, value: string, reason: string, code: string}} Refused */

/** @param {Store} store @returns {Promise<Refused[]>} */
export async function rejectedList(store) {
  const rejected = await store.rejected();
  const ids = [...new Set(rejected.map((each) => each.inspection))];
  const bundles = new Map(await Promise.all(ids.map(async (id) => /** @type {const} */ ([id, await store.bundle(id)]))));
  return rejected.map((each) => refusedOf(each, bundles.get(each.inspection) ?? null));
}

/** @param {Rejected} rejected @param {Bundle|null} bundle @returns {Refused} */
export function refusedOf({ op, code, message }, bundle) {
  const sheet = bundle?.sheets.find((each) => each.id === op.sheet);
  const parts = [bundle?.inspection.project.name, sheet && placeName(sheet.label), itemTitle(bundle, sheet?.checklist, op.item)];
  return { where: parts.filter(Boolean).join(" · ") || words.somewhere, value: valueOf(op), reason: message || words.no_reason, code };
}

/** @param {Bundle|null} bundle @param {string|undefined} checklist @param {string|null} item */
function itemTitle(bundle, checklist, item) {
  if (!item) return "";
  /** @type {{checklist: Checklist}[]} */
  const uses = bundle?.revision.programme.parts.flatMap((/** @type {any} */ part) => part.uses) ?? [];
  const found = uses.find((use) => use.checklist.id === checklist)?.checklist;
  return found?.groups.flatMap((group) => group.items).find((each) => each.id === item)?.ask[language] ?? item;
}

/** @param {Op} op */
function valueOf({ field, value }) {
  const [kind] = field.split(":");
  if (kind === "answer") return answered(value);
  if (kind === "note" || kind === "remarks") return say(words.value_note, { text: String(value ?? "") });
  if (kind === "photo") return value === null ? words.value_photo_off : words.value_photo;
  if (kind === "marks") return words.value_marks;
  if (kind === "sheet") return say(words.value_sheet, { label: String(value?.label ?? "") });
  return kind === "sign" ? say(words.value_sign, { name: String(value?.name ?? "") }) : JSON.stringify(value);
}

/** @param {any} value */
function answered(value) {
  if (value?.not_applicable !== undefined) return say(words.value_not_applicable, { reason: value.not_applicable });
  if (value?.not_inspected !== undefined) return say(words.value_not_inspected, { reason: value.not_inspected });
  if (value?.value === undefined) return words.value_none;
  const given = value.value;
  return say(words.value_answer, { answer: typeof given === "object" ? Object.values(given).join(" / ") : String(given) });
}
