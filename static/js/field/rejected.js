// What the server would not take, in words: where it belongs, what was entered, why it was refused.
import words from "#words/storage.js";
import { say } from "./say.js";
import { answerInWords, placeName, read } from "./views/wording.js";

/** @import {Bundle, Op, Rejected, Store} from "./types.js" */
/** @import {Checklist, Item} from "./model/types.js" */
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
  const item = itemOf(bundle, sheet?.checklist, op.item);
  const parts = [bundle?.inspection.project.name, sheet && placeName(sheet.label), item ? read(item.ask) : op.item];
  const where = parts.filter(Boolean).join(" · ") || words.somewhere;
  return { where, value: valueOf(op, item), reason: message || words.no_reason, code };
}

/** @param {Bundle|null} bundle @param {string|undefined} checklist @param {string|null} item @returns {Item|undefined} */
function itemOf(bundle, checklist, item) {
  /** @type {{checklist: Checklist}[]} */
  const uses = bundle?.revision.programme.parts.flatMap((/** @type {any} */ part) => part.uses) ?? [];
  const found = uses.find((use) => use.checklist.id === checklist)?.checklist;
  return found?.groups.flatMap((group) => group.items).find((each) => each.id === item);
}

/** @param {Op} op @param {Item|undefined} item */
function valueOf({ field, value }, item) {
  const [kind] = field.split(":");
  if (kind === "answer") return say(words.value_answer, { answer: item ? answerInWords(item, value) : JSON.stringify(value) });
  if (kind === "note" || kind === "remarks") return say(words.value_note, { text: String(value ?? "") });
  if (kind === "finding") return say(value?.action === "verify" ? words.value_verified : words.value_sent_back, { number: String(value?.number ?? ""), text: String(value?.text ?? "") });
  if (kind === "photo") return value === null ? words.value_photo_off : words.value_photo;
  if (kind === "marks") return words.value_marks;
  if (kind === "sheet") return say(words.value_sheet, { label: placeName(String(value?.label ?? "")) });
  return kind === "sign" ? say(words.value_sign, { name: String(value?.name ?? "") }) : JSON.stringify(value);
}
