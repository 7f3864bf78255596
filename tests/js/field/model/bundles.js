// Bundles and entries for the tests of the tablet.
export const text = (words) => ({ zh: words, en: words });

let made = 0;
const nextId = () => `0190-${String((made += 1)).padStart(6, "0")}`;

/** An entry as the server gives it. */
export function entry(sheet, item, field, value, more = {}) {
  const at = "2026-11-22T08:00:00.000Z";
  return { sheet, item, field, value, op: nextId(), eff: at, at, by: "u1", device: "d1", conflict: false, ...more };
}

export const item = (id, answer, more = {}) => ({
  id,
  ask: text(`ask ${id}`),
  answer: typeof answer === "string" ? { type: answer } : answer,
  ...more,
});

export const checklist = (id, groups, per = "location") => ({
  id,
  version: "1.0.0",
  title: text(id),
  per,
  groups: groups.map((items, index) => ({ title: text(`group ${index}`), items })),
});

export const sheet = (id, of, more = {}) => ({
  id,
  checklist: of,
  location: "l1",
  label: `label ${id}`,
  attributes: {},
  place: "l1",
  position: 0,
  ...more,
});

const GRADING = {
  id: "g",
  bands: [
    { grade: "A", title: text("good"), start: "90" },
    { grade: "D", title: text("poor"), start: "0" },
  ],
};

export function programmeOf(...checklists) {
  const uses = checklists.map((one) => ({ checklist: one }));
  return { id: "p", version: "1.0.0", title: text("p"), parts: [{ id: "x", title: text("x"), uses }], grading: GRADING };
}

export function bundleOf(programme, sheets, more = {}) {
  return {
    inspection: { id: "i1", number: "QI-1", project: { id: "home", name: "Home", code: "H" }, programme: text("p") },
    revision: { hash: "h", programme, clauses: {} },
    sheets,
    locations: [],
    entries: [],
    previous: [],
    claims: [],
    people: { u1: "Wang", u2: "Li" },
    cursor: 1,
    ...more,
  };
}
