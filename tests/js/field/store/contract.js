// What every store keeps to: run by Node.js on the store in memory, by Chromium on the real one.

/** @param {unknown} got @param {unknown} wanted */
function same(got, wanted) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`got ${a}, wanted ${b}`);
}

const entry = (op, value, more = {}) => ({
  sheet: "s", item: "floor", field: "answer", value, op, eff: "2026-11-22T03:00:00Z", at: "2026-11-22T03:00:00Z",
  by: "someone", device: "other", conflict: false, ...more,
});
export const bundle = (id, entries = [], cursor = 5) => ({
  inspection: { id, number: "QI-1", state: "in_progress", sheets: 1, programme: { zh: "甲", en: "A" } },
  revision: { hash: "h", programme: {}, clauses: {} }, sheets: [{ id: "s" }], locations: [], entries, previous: [],
  claims: [], people: {}, cursor, server_time: "2026-11-22T03:00:00Z",
});
export const reply = (more = {}) => ({
  acked: [], rejected: [], current: [], sheets: [], claims: [], cursor: 6, more: false, state: "in_progress",
  server_time: "2026-11-22T03:00:00Z", ...more,
});
const answer = (value, item = "floor") => ({ sheet: "s", item, field: "answer", value: { value } });
const jpeg = () => new Blob([new Uint8Array([255, 216, 255, 217])], { type: "image/jpeg" });
const meta = { width: 2, height: 1, taken_at: "2026-11-22T03:00:00Z", source: "camera" };

export const contract = {
  async "ops are numbered and name what was seen"(store) {
    await store.saveBundle(bundle("i", [entry("o1", { value: "conform" })]), "etag");
    const [first, second] = await store.record("i", [answer("nonconform"), answer("conform")]);
    same(second.n, first.n + 1);
    same([first.base, second.base], ["o1", first.id]);
    same(await store.unsentOps("i", 1), [first]);
    same(await store.unsentOps("i", 9), [first, second]);
    same(await store.inspectionsWithWork(), ["i"]);
    same(await store.counts(), { ops: 2, photos: 0, rejected: 0 });
  },
  async "an op names what was on the screen, not what came meanwhile"(store) {
    await store.saveBundle(bundle("i", [entry("o1", { value: "conform" })]), "etag");
    await store.settle("i", reply({ current: [entry("o9", { value: "conform" })] }));
    const [first] = await store.record("i", [{ ...answer("nonconform"), seen: "o1" }]);
    const [second] = await store.record("i", [{ ...answer("conform"), seen: "o1" }]);
    same([first.base, second.base, "seen" in first], ["o1", first.id, false]);
    const [fresh] = await store.record("i", [{ ...answer("conform", "wall"), seen: null }]);
    same(fresh.base, null);
  },
  async "an op keeps what it decides about"(store) {
    await store.saveBundle(bundle("i", [{ ...entry("o1", { value: "conform" }), conflict: true }]), "etag");
    await store.record("i", [{ ...answer("nonconform"), settles: ["o1", "o2"] }, answer("conform", "wall")]);
    same((await store.unsentOps("i", 9)).map(({ settles }) => settles), [["o1", "o2"], undefined]);
    same((await store.entries("i")).map(({ conflict }) => conflict), [false, false]);
  },
  async "an own op lies on top until the server has it"(store) {
    await store.saveBundle(bundle("i", [entry("o1", { value: "conform" })]), "etag");
    const [op] = await store.record("i", [answer("nonconform")]);
    const [shown] = await store.entries("i");
    same([shown.value, shown.mine, shown.pending], [{ value: "nonconform" }, true, true]);
    await store.settle("i", reply({ acked: [op.id] }));
    const [after] = await store.entries("i");
    same([after.value, after.mine, after.pending], [{ value: "nonconform" }, true, undefined]);
    same(await store.inspectionsWithWork(), []);
    same(await store.cursor("i"), 6);
  },
  async "a newer own op stays on top when an older one is acknowledged"(store) {
    await store.saveBundle(bundle("i"), "etag");
    const [first] = await store.record("i", [answer("conform")]);
    const [second] = await store.record("i", [answer("nonconform")]);
    await store.settle("i", reply({ acked: [first.id] }));
    same((await store.entries("i"))[0].value, { value: "nonconform" });
    await store.settle("i", reply({ rejected: [{ id: second.id, code: "unknown-item", message: "no" }] }));
    const [shown] = await store.entries("i");
    same([shown.value, shown.pending], [{ value: "conform" }, undefined]);
    const [refused] = await store.rejected("i");
    same([refused.op.id, refused.code, refused.message], [second.id, "unknown-item", "no"]);
    same(await store.counts(), { ops: 0, photos: 0, rejected: 1 });
  },
  async "a bundle replaces all but what is unsent"(store) {
    const other = entry("o2", { value: "conform" }, { item: "wall" });
    await store.saveBundle(bundle("i", [entry("o1", { value: "conform" }), other]), "one");
    await store.record("i", [answer("nonconform")]);
    await store.saveBundle(bundle("i", [entry("o3", { value: "partial" })], 7), "two");
    same((await store.entries("i")).map((each) => [each.item, each.value]), [["floor", { value: "nonconform" }]]);
    same([await store.etag("i"), await store.cursor("i")], ["two", 7]);
    const [summary] = await store.summaries();
    same([summary.ready, summary.unsent], [true, 1]);
  },
  async "sheets, claims and state of a reply reach the bundle"(store) {
    await store.saveBundle(bundle("i"), "etag");
    const claims = [{ sheet: "s", by: "u", name: "Li", at: "2026-11-22T03:00:00Z" }];
    await store.settle("i", reply({ sheets: [{ id: "t" }, { id: "s", label: "new" }], claims, state: "completed" }));
    const kept = await store.bundle("i");
    same(kept.sheets, [{ id: "s", label: "new" }, { id: "t" }]);
    same([kept.claims, kept.inspection.state, kept.cursor], [claims, "completed", 6]);
    same(await store.bundle("nowhere"), null);
  },
  async "nothing unsent is forgotten"(store) {
    await store.saveBundle(bundle("i"), "etag");
    const [op] = await store.record("i", [answer("conform")]);
    const refused = await store.forget("i").then(() => "", (error) => error.name);
    same(refused, "StillUnsent");
    await store.settle("i", reply({ acked: [op.id] }));
    await store.forget("i");
    same([await store.bundle("i"), await store.entries("i")], [null, []]);
  },
  async "a photo waits until it is sent, or taken off"(store) {
    await store.saveBundle(bundle("i"), "etag");
    const { blob, op } = await store.addPhoto("i", "s", "floor", jpeg(), meta);
    same([op.field, op.value.length, op.value.media_type], [`photo:${blob}`, 4, "image/jpeg"]);
    const [waiting] = await store.unsentPhotos();
    same([waiting.blob, waiting.inspection, waiting.length, waiting.offset], [blob, "i", 4, 0]);
    same(waiting.sha256, op.value.sha256);
    same((await store.photoFile(blob)).size, 4);
    await store.photoProgress(blob, 2);
    same((await store.unsentPhotos())[0].offset, 2);
    await store.record("i", [{ sheet: "s", item: "floor", field: op.field, value: null }]);
    same(await store.unsentPhotos(), []);
    await store.record("i", [{ sheet: "s", item: "floor", field: op.field, value: op.value }]);
    same((await store.unsentPhotos()).length, 1);
    await store.photoSent(blob);
    same(await store.counts(), { ops: 3, photos: 0, rejected: 0 });
  },
  async "what the server lost is sent again"(store) {
    await store.saveBundle(bundle("i"), "etag");
    const { blob, op } = await store.addPhoto("i", "s", "floor", jpeg(), meta);
    await store.settle("i", reply({ acked: [op.id] }));
    await store.photoSent(blob);
    same(await store.sendAgain("i", [blob, "unknown"]), { ops: 1, photos: 1 });
    same(await store.unsentOps("i", 9), [op]);
    same((await store.unsentPhotos()).map((each) => [each.blob, each.offset]), [[blob, 0]]);
    await store.photoSent(blob);
    same((await store.sendAgain("i", null)).photos, 1);
    // Nobody said that this one is lacking: the server is asked first.
    same((await store.unsentPhotos()).map((each) => each.offset), [1]);
  },
  async "after a server was set back the whole is asked anew, and the own stays shown"(store) {
    await store.saveBundle(bundle("i", [entry("o1", "", { item: "seats" })], 9), "etag");
    const [op] = await store.record("i", [answer("conform")]);
    await store.settle("i", reply({ acked: [op.id], cursor: 10 }));
    await store.sendAgain("i", null);
    same([await store.etag("i"), (await store.cursor("i")) ?? 0], [null, 0]);
    await store.saveBundle(bundle("i", [], 3), "other");
    same((await store.entries("i")).map((each) => [each.op, each.pending]), [[op.id, true]]);
    await store.settle("i", reply({ acked: [op.id], cursor: 4 }));
    same((await store.entries("i")).map((each) => [each.op, each.pending ?? false]), [[op.id, false]]);
  },
  async "a rescue file holds what is unsent"(store) {
    await store.saveBundle(bundle("i"), "etag");
    const { blob } = await store.addPhoto("i", "s", "floor", jpeg(), meta);
    await store.record("i", [answer("conform")]);
    const file = await store.rescueFile();
    same(await store.readRescue(file), { ops: 2, photos: 1, inspections: 1 });
    const { format, device, photos } = JSON.parse(await file.text());
    same([format, device, photos[0].blob], ["inspect-rescue", store.device, blob]);
    const bad = await store.readRescue(new Blob(["{"])).then(() => "", (error) => error.code);
    same(bad, "cut");
  },
  async "wishes, session and slot are kept"(store) {
    await store.saveSubmission("i", { id: "x", state: "wanted", answer: null });
    same(await store.submission("i"), { id: "x", state: "wanted", answer: null });
    same(await store.submissions(), [{ inspection: "i", submission: { id: "x", state: "wanted", answer: null } }]);
    await store.saveSubmission("i", null);
    same([await store.submission("i"), await store.submissions()], [null, []]);
    await store.setSlot({ inspection: "i", sheet: "s", item: "floor" });
    same(await store.slot(), { inspection: "i", sheet: "s", item: "floor" });
    await store.saveSession({ user: { id: "u" } });
    same((await store.session()).user.id, "u");
    await store.setSlot(null);
    same(await store.slot(), null);
  },
  async "changes are told, and whether whoever asked for them shows them already"(store) {
    await store.saveBundle(bundle("i"), "etag");
    const heard = [];
    const off = store.on("ops", (detail) => heard.push(detail));
    await store.record("i", [answer("conform")]);
    off();
    await store.record("i", [answer("nonconform")]);
    same(heard, [{ inspection: "i", recorded: true }]);
  },
  async "what this device made is counted and digested"(store) {
    await store.saveBundle(bundle("i"), "etag");
    same((await store.claimed("i")).count, 0);
    const [op] = await store.record("i", [answer("conform")]);
    await store.settle("i", reply({ acked: [op.id] }));
    const { count, digest } = await store.claimed("i");
    same([count, digest.length], [1, 64]);
  },
};
