// What a revision's document holds and what the model says of it, for the type checker alone: this file has no code.
/** @import { Change, Entry, Shape, Text } from "../types.js" */

/** @typedef {boolean | string | number | {number: string}} Scalar  numbers as {number: "5"} keep their digits */
/** @typedef {{conforming: number, examined: number}} Sampled */
/** @typedef {string | number | Sampled} Value */
/** @typedef {{value?: Value, not_applicable?: string, not_inspected?: string}} Answer */

/**
 * @typedef {{type: "conformity", partial?: boolean}
 *   | {type: "scale", min: number, max: number, labels?: Record<string, Text>}
 *   | {type: "measure", unit: string, min?: string, max?: string, zero_at?: string}
 *   | {type: "count", deduct: string}
 *   | {type: "sample", size: number, of: Text}
 *   | {type: "choice", options: {id: string, title: Text, score?: string}[]}
 *   | {type: "information", kind: "text" | "number" | "date" | "photo" | "signature", unit?: string}} AnswerType
 */
/** @typedef {"never" | "optional" | "on-fail" | "always"} Requirement */
/**
 * What is left out has the defaults of inspect_app/checklist/model.py.
 * @typedef {{id: string, ask: Text, answer: AnswerType, clauses?: string[], why?: Text, help?: Text, phrases?: Text[],
 *   weight?: string, severity?: string, veto?: "sheet" | "cap" | "fail", pass_mark?: string, photo?: Requirement,
 *   note?: Requirement, required?: boolean, bonus?: boolean, when?: Condition}} Item
 */
/**
 * @typedef {{attribute: string, is: Scalar[]} | {item: string, is: Scalar[]} | {all: Condition[]}
 *   | {any: Condition[]} | {not: Condition}} Condition
 */
/** @typedef {{title: Text, items: Item[]}} Group */
/** @typedef {{id: string, version: string, title: Text, per: string, groups: Group[]}} Checklist */

/**
 * What the screen shows of a place: an entry of the store, or what this tab is about to hand it. `saving` is not
 * written yet; `unsaved` could not be written, and is nowhere but here.
 * @typedef {Change & Partial<Omit<Entry, "op">> & {op: string | null, at: string, saving?: boolean, unsaved?: boolean}} Shown
 */

/**
 * @typedef {{blob: string, width: number, height: number, taken_at: string, source: string, name?: string,
 *   latitude?: number, longitude?: number, accuracy?: number, marks: Shape[]}} PhotoState
 */
/**
 * `at` and `by` tell of the last change: when, and by whom (a person's id, null for this tablet's own unsent one).
 * @typedef {{answer: Answer, note: string, photos: PhotoState[], pending: boolean, saving: boolean, unsaved: boolean,
 *   conflict: boolean, at: string | null, by: string | null}} ItemState
 */
/** @typedef {"answer" | "photo" | "note"} Lack */
/** @typedef {{sheet: string, item: string, lack: Lack}} OpenPoint */
/** @typedef {{asked: number, answered: number, open: number, failed: number}} Progress  open: items lacking anything */

export {};
