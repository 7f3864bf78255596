// The shapes that travel between server, store, sync and views; docs/offline.md is the agreement they follow.
// Nothing runs here: other files say `@import {Op} from "../types.js"`.

/** @typedef {{zh: string, en: string}} Text */

/**
 * Where a value is kept: one place has one value at a time.
 * @typedef {{sheet: string|null, item: string|null, field: string}} Place
 */

/** @typedef {{value: any}|{not_applicable: string}|{not_inspected: string}|{[none: string]: never}} AnswerValue */

/**
 * A drawn mark; coordinates are fractions of the photo's width and height, 0 to 1.
 * @typedef {{kind: "arrow"|"box"|"circle"|"text", x1: number, y1: number, x2: number, y2: number,
 *   colour: "red"|"yellow"|"white"|"black", text?: string}} Shape
 */

/**
 * What is known of a photo before it is kept.
 * @typedef {{width: number, height: number, taken_at: string, source: "camera"|"library", name?: string,
 *   latitude?: number, longitude?: number, accuracy?: number, finding?: string}} PhotoMeta
 */

/** @typedef {PhotoMeta & {sha256: string, length: number, media_type: "image/jpeg"}} PhotoValue */

/** @typedef {{name: string, image: string, state: string}} SignValue */

/**
 * @typedef {{id: string, n: number, at: string, sheet: string|null, item: string|null, field: string, value: any,
 *   base: string|null, settles?: string[]}} Op
 */

/**
 * `seen`: the op whose value was on the screen when it was made; what the store has at the place where it is not told.
 * `settles`: the ops that it decides about.
 * @typedef {{sheet: string|null, item: string|null, field: string, value: any, seen?: string|null, settles?: string[]}} Change
 */

/** What contradicts a place's winner. @typedef {{op: string, value: any, by: string, name: string, at: string}} Other */

/**
 * The winner of a place. `mine` and `pending` are the tablet's own: made here, and not yet on the server.
 * @typedef {{sheet: string|null, item: string|null, field: string, value: any, op: string, eff: string, at: string,
 *   by: string|null, device: string, conflict: boolean, others?: Other[], mine?: boolean, pending?: boolean}} Entry
 */

/** @typedef {{sheet: string, by: string, name: string, at: string}} Claim */

/** @typedef {{value?: any, not_applicable?: string, not_inspected?: string}} ScoredAnswer */

/**
 * @typedef {{id: string, checklist: string, location: string|null, label: string,
 *   attributes: Record<string, boolean|string|{number: string}>, place: string, position: number}} Sheet
 */

/**
 * A sheet of the inspection before, as static/js/scoring/engine.js takes it.
 * @typedef {{id: string, checklist: string, place: string, attributes?: Record<string, any>,
 *   answers?: Record<string, ScoredAnswer>}} PreviousSheet
 */

/**
 * @typedef {{id: string, code: string, touchpoint: string, building: string, floor: string, name: string,
 *   latitude?: number, longitude?: number}} Location
 */

/**
 * @typedef {{id: string, number: string, state: string, programme: Text,
 *   project: {id: string, name: string, code: string}, inspector: {id: string, name: string}|null,
 *   started_at: string, sheets: number, etag: string}} Summary
 */

/**
 * What the tablet adds to a summary: when it was downloaded, whether all of it is here, how many ops are unsent.
 * @typedef {Summary & {downloaded_at: string|null, ready: boolean, unsent: number}} KeptSummary
 */

/** @typedef {{hash: string, programme: any, clauses: Record<string, {at: string, text: Text, limit?: any}>}} Revision */

/**
 * @typedef {{inspection: Summary & {seed: string|number, remarks_limit: number, previous_number: string|null},
 *   revision: Revision, sheets: Sheet[], locations: Location[], entries: Entry[], previous: PreviousSheet[],
 *   claims: Claim[], people: Record<string, string>, findings?: Finding[], findings_tag?: string, cursor: number,
 *   server_time: string}} Bundle
 */

/**
 * A finding that waits to be verified on site. `acts`: what this person may decide, and the fields that needs;
 * `before` and `after` name photos by their hash; `version` is what a decision says it has seen.
 * @typedef {{id: string, number: string, version: number, round: number, severity: string, what: Text, where: string,
 *   location: string|null, clauses: string[], note: string, found_at: string, found_by: string, due: string,
 *   due_on: string|null, before: string[], after: string[], acts: Record<string, string[]|undefined>,
 *   history: {action: string, at: string, by: string, text: string, to: string}[]}} Finding
 */

/**
 * What a plan asks of this person; `inspection` is the one under way.
 * @typedef {{occurrence: string, programme: Text, project: {id: string, name: string, code: string}, slot: string,
 *   day: string, opens: string, due: string, missed: string, made_up_until: string, state: string, can_start: boolean,
 *   inspection: string|null}} Occurrence
 */

/** @typedef {{id: string, code: string, message: string}} Refusal */

/** @typedef {{op: Op, inspection: string, code: string, message: string}} Rejected */

/**
 * The answer to a batch of ops.
 * @typedef {{acked: string[], rejected: Refusal[], current: Entry[], sheets: Sheet[], claims: Claim[], cursor: number,
 *   more: boolean, state: string, findings_tag?: string, server_time: string}} BatchReply
 */

/**
 * @typedef {{user: {id: string, name: string, username: string, language: string}, server_time: string, api: number,
 *   min_api: number, may: string[]}} Session
 */

/**
 * The place a photo is being taken for, kept before the camera opens so that a reload can still place it.
 * @typedef {{inspection: string, sheet: string, item: string, finding?: string}} Slot
 */

/** @typedef {{blob: string, inspection: string, length: number, sha256: string, offset: number}} UnsentPhoto */

/** @typedef {{ops: number, photos: number, rejected: number}} Counts */

/** @typedef {{persisted: boolean, usage: number|null, quota: number|null, state: string}} StorageReport */

/**
 * `reason` is a code: "" when all is well, else such as "quota", "closed", "journal", "photo-file", "version".
 * @typedef {{state: "ok"|"broken"|"elsewhere", reason: string}} Health
 */

/**
 * What the server says to a finished inspection.
 * @typedef {{number: string, score: string|null, grade: string|null, grade_title: Text|null, findings: number,
 *   finished_at: string}} Receipt
 */

/**
 * What a server that cannot finish an inspection says is lacking.
 * @typedef {{ops: any, blobs: string[], open: {sheet: string, item: string, lack: string}[], signature: boolean,
 *   changed: boolean}} Missing
 */

/**
 * `answer` is a Receipt when done, a Problem (with `missing`) when refused, null while wanted.
 * @typedef {{id: string, state: "wanted"|"done"|"refused", answer: any}} Submission
 */

/**
 * @typedef {{title?: string, status: number, code: string, detail?: string, request_id?: string, missing?: Missing,
 *   errors?: {field: string, code: string, message: string}[]}} Problem
 */

/**
 * @typedef {{format: "inspect-rescue", version: 1, device: string, user: string|null, made_at: string,
 *   ops: Record<string, Op[]>,
 *   photos: {blob: string, inspection: string, sha256: string, length: number, jpeg: string}[]}} Rescue
 */

/** @typedef {"ops"|"photos"|"entries"|"health"|"session"} StoreEvent */

/**
 * The one door to what the tablet keeps. Whatever is promised here is kept by store.js and, without durability, by
 * memory.js.
 * @typedef {object} Store
 * @property {string} device
 * @property {Health} health
 * @property {boolean} persisted - whether the browser promised not to evict what is kept
 * @property {(event: StoreEvent, listener: (detail: {inspection?: string, recorded?: boolean, whole?: boolean}) => void) => () => void} on
 *   also hears of changes made in other tabs; gives back the function that stops it
 * @property {() => Promise<Session|null>} session
 * @property {(session: Session|null) => Promise<void>} saveSession
 * @property {() => Promise<KeptSummary[]>} summaries
 * @property {(summaries: Summary[]) => Promise<void>} saveSummaries - the whole list, as the server has it now
 * @property {(bundle: Bundle, etag: string) => Promise<void>} saveBundle
 *   the server's entries replace all but those of places with unsent ops
 * @property {(inspection: string) => Promise<Bundle|null>} bundle
 * @property {(inspection: string) => Promise<string|null>} etag
 * @property {(inspection: string) => Promise<Claim[]>} claims - as the last reply told them
 * @property {(inspection: string) => Promise<Entry[]>} entries - own unsent ops on top, marked mine and pending
 * @property {(inspection: string) => Promise<void>} forget - throws StillUnsent while anything of it is unsent
 * @property {(inspection: string, changes: Change[]) => Promise<Op[]>} record
 *   resolves when durable; throws StorageBroken or EditedElsewhere, and then no tick may be shown
 * @property {(inspection: string, sheet: string|null, item: string|null, jpeg: Blob, meta: PhotoMeta) =>
 *   Promise<{blob: string, op: Op}>} addPhoto - at no item where it is of the finding that `meta` names
 * @property {(blob: string) => Promise<Blob|null>} photoFile
 * @property {(slot: Slot|null) => Promise<void>} setSlot
 * @property {() => Promise<Slot|null>} slot
 * @property {(inspection: string, limit: number) => Promise<Op[]>} unsentOps
 *   by number; they are to be sent as those of the `device` that the store has right afterwards
 * @property {() => Promise<string[]>} inspectionsWithWork
 * @property {(inspection: string, reply: BatchReply) => Promise<void>} settle
 * @property {(inspection?: string) => Promise<Rejected[]>} rejected
 * @property {(inspection: string) => Promise<{count: number, digest: string}>} claimed
 *   the ops this device made for the inspection, as a submission names them
 * @property {(inspection: string, blobs: string[]|null) => Promise<{ops: number, photos: number}>} sendAgain
 *   all kept ops of the inspection and these photos count as unsent once more; how many that are
 * @property {() => Promise<UnsentPhoto[]>} unsentPhotos
 * @property {(blob: string, offset: number) => Promise<void>} photoProgress
 * @property {(blob: string) => Promise<void>} photoSent
 * @property {() => Promise<Counts>} counts
 * @property {(inspection: string) => Promise<number|null>} cursor
 * @property {(inspection: string) => Promise<Submission|null>} submission
 * @property {(inspection: string, submission: Submission|null) => Promise<void>} saveSubmission
 * @property {() => Promise<{inspection: string, submission: Submission}[]>} submissions
 * @property {() => Promise<StorageReport>} storage
 * @property {() => Promise<Blob>} rescueFile
 * @property {(file: Blob) => Promise<{ops: number, photos: number, inspections: number}>} readRescue
 *   what a rescue file holds; throws UnusableRescue. It is given back by sending it to the server.
 * @property {() => Promise<void>} close
 */

/**
 * `message` is a code for the words of the status line: "" for none, "other-user" (signed-out, with the `name` of whose work waits), "not-our-server" and
 * "busy" (another tab sends; waiting), "refused-batch", "photo-lost", "photo-unsendable" or a problem's own code such as
 * "not-found" (stopped, with `inspection`).
 * @typedef {{state: "idle"|"sending"|"waiting"|"offline"|"signed-out"|"stopped"|"update", last_sync: string|null,
 *   next_try: string|null, message: string, inspection?: string, name?: string}} SyncStatus
 */

/**
 * @typedef {object} Sync
 * @property {SyncStatus} status
 * @property {(event: "status", listener: (status: SyncStatus) => void) => () => void} on
 * @property {() => void} press - the person wants it sent now
 * @property {() => Promise<boolean>} refreshList - whether the list is fresh
 * @property {(inspection: string) => Promise<boolean>} download - whether all of it is here now
 * @property {(inspection: string) => Promise<Submission>} submit
 *   keeps the wish and tries at once; still "wanted" when it waits for the network
 * @property {() => Promise<Occurrence[]|null>} due - what plans ask of this person; null where nobody can be asked
 * @property {(occurrence: string) => Promise<{inspection: string|null, message: string}>} begin
 *   an inspection that is due, begun or gone on with; `message` is why not
 * @property {(file: Blob) => Promise<Record<string, {acked: string[], rejected: Refusal[]}>>} giveBack
 *   sends a rescue file; what became of it by inspection, and under "photos" of the photos
 * @property {() => void} stop
 */

/**
 * What every view is given.
 * @typedef {object} Context
 * @property {Store} store
 * @property {Sync} sync
 * @property {(key: string, values?: Record<string, any>) => string} words
 * @property {"zh"|"en"} language
 * @property {(hash: string) => void} go
 * @property {(id: string) => Promise<any>} inspection - kept, and updated by the store's events
 * @property {() => void} redraw
 */

export {};
