"""What the tablet keeps, in a real browser: reloads, kills, lost databases, full disks, many tabs."""

from tests.browser.field.conftest import Machine, told, until

EMPTIED = """
  const root = await navigator.storage.getDirectory();
  for (let tries = 0; tries < 1000; tries += 1) {
    // The worker that held the files was told to end a moment ago; when it has, is the browser's affair.
    const left = await root.removeEntry("inspect-field", { recursive: true })
      .then(() => "", (error) => error.name);
    if (left !== "NoModificationAllowedError") break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase("inspect-field");
    request.onsuccess = resolve;
    request.onblocked = () => reject(new Error("blocked"));
  });
"""
RECORD = """
  const [count, from] = a;
  const ids = [];
  for (let index = from; index < from + count; index += 1) {
    const change = { sheet: "s", item: `item-${index}`, field: "answer", value: { value: "conform" } };
    ids.push((await store.record("i", [change]))[0].id);
  }
  return ids;
"""
RECORD_ONE = "store.record('i', [{ sheet: 's', item: 'one', field: 'note', value: '' }])"
COUNTS = "return store.counts()"
UNSENT = "return (await store.unsentOps('i', 10000)).map((op) => op.id)"
ANSWERS = "return (await store.entries('i')).map((entry) => [entry.item, entry.value.value])"
HEALTH = "return store.health"
DELETE_DATABASE = """
  await store.close();
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase("inspect-field");
    request.onsuccess = resolve;
    request.onblocked = () => reject(new Error("blocked"));
  });
"""
FALL_BEHIND = """
  const request = indexedDB.open("inspect-field");
  await new Promise((resolve) => { request.onsuccess = resolve; });
  const transaction = request.result.transaction(["meta", "ops"], "readwrite");
  transaction.objectStore("meta").put(3, "n");
  for (const n of [4, 5, 6]) transaction.objectStore("ops").delete(n);
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  request.result.close();
"""
# The worker's own connections, as it uses them: ``last`` and ``connections``.
WATCHED = """() => {
  const transaction = IDBDatabase.prototype.transaction;
  self.connections = new Set();
  IDBDatabase.prototype.transaction = function (...given) {
    connections.add((self.last = this));
    return transaction.apply(this, given);
  };
}"""
UNREADABLE = """() => { IDBDatabase.prototype.transaction = () => {
  throw new DOMException("disk", "UnknownError"); }; }"""
PHOTO = """
  const canvas = new OffscreenCanvas(640, 480);
  const context = canvas.getContext("2d");
  for (let index = 0; index < 400; index += 1) {
    context.fillStyle = `hsl(${(index * 37 + a[0] * 91) % 360} 80% 50%)`;
    context.fillRect((index * 53) % 640, (index * 97) % 480, 40, 40);
  }
  const jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
  const meta = { width: 640, height: 480, taken_at: new Date().toISOString(), source: "camera" };
  return (await store.addPhoto("i", "s", "floor", jpeg, meta)).blob;
"""
SOUND_PHOTOS = """
  const sound = [];
  for (const { blob, length, sha256 } of await store.unsentPhotos()) {
    const bytes = await (await store.photoFile(blob)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (bytes.byteLength === length && hex === sha256) sound.push(blob);
  }
  return sound;
"""


def test_the_contract_of_every_store_is_kept(machine: Machine) -> None:
    page = machine.start()
    failures = page.evaluate(
        f"""async () => {{
          const failed = [];
          await store.close();
          for (const [name, run] of Object.entries(field.contract)) {{
            {EMPTIED}
            const fresh = await field.openStore();
            await run(fresh).catch((error) => failed.push(`${{name}}: ${{error.stack}}`));
            if (fresh.health.state !== "ok") failed.push(`${{name}}: ${{fresh.health.reason}}`);
            await fresh.close();
          }}
          return failed;
        }}"""
    )
    assert failures == []


def test_what_was_recorded_survives_a_reload(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 5, 0)
    machine.load(page)
    assert told(page, UNSENT) == ids
    assert told(page, ANSWERS) == [[f"item-{index}", "conform"] for index in range(5)]
    assert told(page, HEALTH) == {"state": "ok", "reason": ""}


def test_many_taps_at_once_keep_their_order_and_numbers(machine: Machine) -> None:
    page = machine.start()
    ops = told(
        page,
        """
        const taps = Array.from({ length: 60 }, (_, index) =>
          store.record("i", [{ sheet: "s", item: "floor", field: "answer", value: { value: index } }]));
        return (await Promise.all(taps)).map(([op]) => op);
        """,
    )
    assert [op["n"] for op in ops] == list(range(1, 61))
    assert [op["value"]["value"] for op in ops] == list(range(60))
    assert [op["base"] for op in ops] == [None, *(op["id"] for op in ops[:-1])]


def test_a_kill_right_after_the_tick_loses_nothing(machine: Machine) -> None:
    kept: list[str] = []
    page = machine.start()
    for round_ in range(3):
        kept += told(page, RECORD, 7, 7 * round_)
        # More taps are on their way when the battery dies; those may be lost, they were never ticked.
        page.evaluate("""() => { for (let n = 0; n < 50; n += 1)
          store.record("j", [{ sheet: "s", item: `x${n}`, field: "note", value: "" }]).catch(() => {}); }""")
        machine.kill()
        page = machine.start()
        assert told(page, UNSENT) == kept
        assert told(page, HEALTH)["state"] == "ok"


def test_the_numbers_go_on_after_a_kill(machine: Machine) -> None:
    page = machine.start()
    told(page, RECORD, 4, 0)
    device = told(page, "return store.device")
    machine.kill()
    page = machine.start()
    told(page, RECORD, 1, 4)
    assert told(page, "return (await store.unsentOps('i', 9)).map((op) => op.n)") == [1, 2, 3, 4, 5]
    assert told(page, "return store.device") == device


def test_a_lost_database_is_restored_from_the_journal(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 6, 0)
    blob = told(page, PHOTO, 1)
    device = told(page, "return store.device")
    told(page, DELETE_DATABASE)
    machine.load(page)
    assert told(page, UNSENT)[:6] == ids
    assert told(page, "return (await store.unsentOps('i', 99)).map((op) => op.n)") == list(range(1, 8))
    assert told(page, SOUND_PHOTOS) == [blob]
    assert told(page, "return store.device") != device
    assert told(page, HEALTH)["state"] == "ok"
    assert len(told(page, ANSWERS.replace("entry.value.value", "1"))) == 7
    # And once more, from the journal that was written anew.
    more = told(page, RECORD, 2, 6)
    told(page, DELETE_DATABASE)
    machine.load(page)
    restored = told(page, UNSENT)
    assert [*restored[:6], *restored[7:]] == ids + more


def test_a_database_that_fell_behind_is_brought_up_to_the_journal(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 6, 0)
    # As after a disk that kept an older state: the last three ops are missing and the number with them.
    told(page, FALL_BEHIND)
    machine.load(page)
    assert told(page, UNSENT) == ids


def test_a_lost_journal_is_written_anew_from_the_database(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 3, 0)
    told(page, f"await store.close(); {EMPTIED[: EMPTIED.index('  await new Promise((resolve, reject)')]}")
    machine.load(page)
    assert told(page, UNSENT) == ids
    told(page, DELETE_DATABASE)
    machine.load(page)
    assert told(page, UNSENT) == ids


def test_a_database_deleted_under_the_page_is_restored_at_the_next_tap(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 3, 0)
    told(
        page,
        """
        await new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase("inspect-field");
          request.onsuccess = resolve;
          request.onerror = reject;
        });
        """,
    )
    ids += told(page, RECORD, 2, 3)
    assert told(page, UNSENT) == ids
    assert told(page, HEALTH)["state"] == "ok"
    machine.load(page)
    assert told(page, UNSENT) == ids


def test_a_connection_closed_under_the_page_is_opened_again(machine: Machine) -> None:
    machine.start()
    assert machine.context
    page = machine.context.new_page()
    page.add_init_script(
        """
        const open = IDBFactory.prototype.open;
        window.opened = [];
        IDBFactory.prototype.open = function (...given) {
          const request = open.apply(this, given);
          request.addEventListener("success", () => window.opened.push(request.result));
          return request;
        };
        """
    )
    for other in machine.context.pages[:-1]:
        other.close()
    machine.load(page)
    ids = told(page, RECORD, 2, 0)
    page.evaluate("opened.at(-1).close()")
    ids += told(page, RECORD, 2, 2)
    assert told(page, UNSENT) == ids
    page.evaluate("opened.at(-1).close()")
    page.evaluate("opened.at(-1).dispatchEvent(new Event('close'))")
    ids += told(page, RECORD, 2, 4)
    assert told(page, UNSENT) == ids
    assert told(page, HEALTH)["state"] == "ok"
    assert page.evaluate("opened.length") == 3


def test_a_connection_closed_under_the_worker_that_writes_is_opened_again(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 1, 0)
    (worker,) = page.workers
    worker.evaluate(WATCHED)
    for number, end in enumerate(("", "last.dispatchEvent(new Event('close'));", ""), start=1):
        ids += told(page, RECORD, 1, 2 * number)
        worker.evaluate(f"() => {{ last.close(); {end} }}")
        ids += told(page, RECORD, 1, 2 * number + 1)
    assert told(page, UNSENT) == ids
    assert told(page, HEALTH)["state"] == "ok"
    assert worker.evaluate("connections.size") == 4


def test_a_database_that_falls_behind_under_the_page_is_brought_up_to_the_journal(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 6, 0)
    device = told(page, "return store.device")
    told(page, FALL_BEHIND)
    ids += told(page, RECORD, 1, 6)
    assert told(page, UNSENT) == ids
    assert told(page, "return (await store.unsentOps('i', 99)).map((op) => op.n)") == list(range(1, 8))
    assert told(page, "return store.device") != device
    assert told(page, HEALTH)["state"] == "ok"


def test_photos_survive_a_kill(machine: Machine) -> None:
    page = machine.start()
    blobs = [told(page, PHOTO, number) for number in range(3)]
    page.evaluate("""() => { for (let n = 0; n < 9; n += 1)
      store.addPhoto("i", "s", "x", new Blob([new Uint8Array(3e6)]), {}).catch(() => {}); }""")
    page.wait_for_timeout(30)
    machine.kill()
    page = machine.start()
    found = told(page, SOUND_PHOTOS)
    assert found[:3] == blobs
    # Whatever else was kept is whole: no op names a photo that is not there.
    assert len(found) == told(page, "return (await store.counts()).photos")


def test_three_tabs_one_edits_and_the_next_takes_over(machine: Machine) -> None:
    first = machine.start()
    ids = told(first, RECORD, 2, 0)
    second, third = machine.open(), machine.open()
    assert [told(page, HEALTH)["state"] for page in (first, second, third)] == [
        "ok",
        "elsewhere",
        "elsewhere",
    ]
    refused = told(second, "return store.record('i', []).then(() => '', (error) => error.name)")
    assert refused == "EditedElsewhere"
    assert told(second, UNSENT) == ids
    second.evaluate("() => { window.heard = []; store.on('ops', (detail) => heard.push(detail)); }")
    ids += told(first, RECORD, 1, 2)
    until(second, "return heard", [{"inspection": "i"}])
    first.close()
    until(second, HEALTH, {"state": "ok", "reason": ""})
    ids += told(second, RECORD, 2, 3)
    assert told(third, HEALTH)["state"] == "elsewhere"
    second.close()
    until(third, HEALTH, {"state": "ok", "reason": ""})
    ids += told(third, RECORD, 1, 5)
    assert told(third, UNSENT) == ids
    assert told(third, "return (await store.unsentOps('i', 99)).map((op) => op.n)") == [1, 2, 3, 4, 5, 6]


FILL = """
  const told = { kept: [], refused: 0 };
  for (let index = 0; index < 400 && told.refused < 3; index += 1) {
    const value = `${index} ${"x".repeat(20000)}`;
    const change = { sheet: "s", item: `item-${index}`, field: "note", value };
    await store.record("i", [change]).then(([op]) => told.kept.push(op.id), () => (told.refused += 1));
  }
  return told;
"""
RESCUED = "return JSON.parse(await (await store.rescueFile()).text()).ops.i.map((op) => op.id)"


def test_a_full_disk_is_told_and_loses_nothing_that_was_kept(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 3, 0)
    assert machine.context
    session = machine.context.new_cdp_session(page)
    usage = int(page.evaluate("navigator.storage.estimate().then((found) => found.usage)"))
    quota = {"origin": machine.address.removesuffix("/bare/"), "quotaSize": usage + 1_000_000}
    session.send("Storage.overrideQuotaForOrigin", quota)
    found = told(page, FILL)
    ids += found["kept"]
    assert found["refused"] == 3
    assert told(page, HEALTH) == {"state": "broken", "reason": "quota"}
    # What could not be kept is still on its way to the server, and in the rescue file.
    unsent = told(page, UNSENT)
    assert set(ids) < set(unsent)
    assert len(unsent) == len(ids) + 3
    assert sorted(told(page, RESCUED)) == sorted(unsent)
    assert told(page, "return (await store.counts()).ops") == len(unsent)
    reply = """
      const reply = { acked: a[0], rejected: [], current: [], sheets: [], claims: [], cursor: 9, more: false,
        state: "in_progress", server_time: "" };
      await store.settle("i", reply);
      return (await store.unsentOps("i", 9999)).length;
    """
    assert told(page, reply, unsent[-2:]) == len(unsent) - 2
    session.send("Storage.overrideQuotaForOrigin", {"origin": quota["origin"]})
    machine.load(page)
    assert told(page, HEALTH) == {"state": "ok", "reason": ""}
    assert set(ids) <= set(told(page, UNSENT))
    told(page, RECORD, 1, 900)
    assert told(page, HEALTH) == {"state": "ok", "reason": ""}


def test_numbers_another_tablet_took_are_given_anew(machine: Machine) -> None:
    # As when a backup of one tablet was put on two machines: both go by the same id.
    page = machine.start()
    ids = told(page, RECORD, 1, 0)
    decided = "{ sheet: 's', item: 'item-1', field: 'note', value: '', settles: ['o1', 'o2'] }"
    ids.append(told(page, f"return (await store.record('i', [{decided}]))[0].id"))
    ids += told(page, RECORD, 1, 2)
    device = told(page, "return store.device")
    reply = """
      const rejected = [{ id: a[0][1], code: "sequence-taken", message: "" }];
      await store.settle("i", { acked: [a[0][0]], rejected,
        current: [], sheets: [], claims: [], cursor: 1, more: false, state: "in_progress", server_time: "" });
    """
    told(page, reply, ids)
    unsent = told(page, "return store.unsentOps('i', 9)")
    assert told(page, "return store.device") != device
    assert [op["item"] for op in unsent] == ["item-2", "item-1"]
    assert unsent[0]["id"] == ids[2]
    assert unsent[1]["id"] not in ids
    assert unsent[1]["settles"] == ["o1", "o2"]
    assert told(page, "return store.rejected()") == []
    machine.load(page)
    assert told(page, "return store.unsentOps('i', 9)") == unsent


def test_a_tablet_without_its_journal_says_so_at_once(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 2, 0)
    assert machine.context
    machine.context.route("**/journal_worker.js", lambda route: route.fulfill(status=404))
    machine.load(page)
    assert told(page, HEALTH) == {"state": "broken", "reason": "journal"}
    refused = told(page, "return " + RECORD_ONE + ".then(() => '', (error) => error.name)")
    assert refused == "StorageBroken"
    # It is still sent, and still in the rescue file.
    assert told(page, UNSENT)[:2] == ids
    assert len(told(page, UNSENT)) == 3
    assert len(told(page, RESCUED)) == 3


def test_a_file_cut_by_a_dying_tablet_is_mended(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 3, 0)
    tear = """
      await store.close();
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle("inspect-field");
      for await (const [name, handle] of folder.entries()) {
        if (!name.startsWith("journal")) continue;
        const text = await (await handle.getFile()).arrayBuffer();
        for (let tries = 0; tries < 1000; tries += 1) {
          const writable = await handle.createWritable().catch(() => null);
          if (writable) {
            await writable.write(text.slice(0, text.byteLength - 7));
            await writable.close();
            break;
          }
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    """
    told(page, tear)
    machine.load(page)
    # The database had the op whose line was torn; the line is written again.
    assert told(page, UNSENT) == ids
    told(page, DELETE_DATABASE)
    machine.load(page)
    assert told(page, UNSENT) == ids


def test_a_database_that_cannot_even_be_read_leaves_the_journal_to_send_from(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 3, 0)
    blob = told(page, PHOTO, 1)
    page.evaluate(UNREADABLE)
    (worker,) = page.workers
    worker.evaluate(UNREADABLE)
    refused = told(page, "return " + RECORD_ONE + ".then(() => '', (error) => error.name)")
    assert refused == "StorageBroken"
    until(page, "return (await store.unsentOps('i', 99)).length", 5)
    assert told(page, UNSENT)[:3] == ids
    assert told(page, SOUND_PHOTOS) == [blob]
    assert told(page, COUNTS) == {"ops": 5, "photos": 1, "rejected": 0}
    assert len(told(page, RESCUED)) == 5
    machine.load(page)
    assert told(page, HEALTH)["state"] == "ok"
    assert told(page, UNSENT)[:3] == ids


def test_a_page_put_aside_lets_another_tab_edit(machine: Machine) -> None:
    first = machine.start()
    ids = told(first, RECORD, 2, 0)
    second = machine.open()
    aside = "dispatchEvent(new PageTransitionEvent(a[0], { persisted: true }))"
    told(first, aside, "pagehide")
    until(second, HEALTH, {"state": "ok", "reason": ""})
    assert told(first, HEALTH)["state"] == "elsewhere"
    ids += told(second, RECORD, 1, 2)
    told(first, aside, "pageshow")
    assert told(first, HEALTH)["state"] == "elsewhere"
    second.close()
    until(first, HEALTH, {"state": "ok", "reason": ""})
    ids += told(first, RECORD, 1, 3)
    assert told(first, UNSENT) == ids


def test_a_tab_that_is_just_closing_does_not_put_the_next_one_aside(machine: Machine) -> None:
    page = machine.start()
    told(page, "await store.close()")
    # The tab before lets go once the next one is seen to wait, however long that takes.
    opened = """
      const isAwaited = async () => (await navigator.locks.query()).pending.length > 0;
      const leave = async () => { while (!(await isAwaited())); };
      await new Promise((held) => navigator.locks.request("inspect-editing", () => (held(), leave())));
      return (window.store = await field.openStore()).health;
    """
    assert told(page, opened) == {"state": "ok", "reason": ""}


BREAK = """
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = () => { throw new DOMException("disk", "UnknownError"); };
  await store.counts();
  IDBDatabase.prototype.transaction = transaction;
"""
ACKNOWLEDGE = """
  await store.settle("i", { acked: a[0], rejected: [], current: [], sheets: [], claims: [], cursor: 9,
    more: false, state: "in_progress", server_time: "" });
"""
OWNED = """
  const { held } = await navigator.locks.query();
  const { pending } = await navigator.locks.query();
  return [held, pending].map((locks) => locks.filter(({ name }) => name === "inspect-editing").length);
"""


def test_what_is_held_in_memory_is_done_with_once_it_is_sent_whoever_edits_then(machine: Machine) -> None:
    first = machine.start()
    second = machine.open()
    told(second, BREAK)
    refused = told(second, "return " + RECORD_ONE + ".then(() => '', (error) => error.name)")
    assert refused == "StorageBroken"
    first.close()
    until(second, OWNED, [1, 0])
    (held,) = told(second, UNSENT)
    told(second, ACKNOWLEDGE, [held])
    # What is never done with would be sent again and again.
    assert told(second, UNSENT) == []
    assert told(second, HEALTH)["state"] == "broken"


def test_a_page_put_aside_in_the_middle_of_a_write_is_not_broken(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 1, 0)
    aside = f"""
      const written = {RECORD_ONE}.then(() => "kept", () => "not said to be kept");
      dispatchEvent(new PageTransitionEvent("pagehide", {{ persisted: true }}));
      return [await written, store.health.state];
    """
    assert told(page, aside) == ["not said to be kept", "elsewhere"]
    told(page, "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    until(page, HEALTH, {"state": "ok", "reason": ""})
    ids += told(page, RECORD, 1, 3)
    assert set(ids) <= set(told(page, UNSENT))
    told(page, ACKNOWLEDGE, told(page, UNSENT))
    assert told(page, UNSENT) == []


def test_what_cannot_be_numbered_anew_stays_unsent(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 2, 0)
    reply = """
      const { getDirectory } = StorageManager.prototype;
      StorageManager.prototype.getDirectory = async () => { throw new DOMException("", "UnknownError"); };
      const rejected = [{ id: a[0][1], code: "sequence-taken", message: "" }];
      const settled = store.settle("i", { acked: [a[0][0]], rejected,
        current: [], sheets: [], claims: [], cursor: 1, more: false, state: "in_progress", server_time: "" });
      const said = await settled.then(() => "", (error) => error.name);
      StorageManager.prototype.getDirectory = getDirectory;
      return said;
    """
    assert told(page, reply, ids) == "UnknownError"
    machine.load(page)
    assert ids[1] in told(page, UNSENT)


def test_a_page_put_aside_in_the_middle_of_a_photo_holds_nothing_back(machine: Machine) -> None:
    page = machine.start()
    ids = told(page, RECORD, 1, 0)
    aside = """
      const jpeg = new Blob([new Uint8Array(900)], { type: "image/jpeg" });
      const meta = { width: 1, height: 1, taken_at: new Date().toISOString(), source: "camera" };
      const written = store.addPhoto("i", "s", "floor", jpeg, meta).then(() => "", (error) => error.name);
      dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
      return [await written, (await store.unsentOps("i", 9)).map((op) => op.id)];
    """
    assert told(page, aside) == ["EditedElsewhere", ids]
    told(page, "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    until(page, HEALTH, {"state": "ok", "reason": ""})
    assert told(page, UNSENT) == ids


def test_a_tablet_keeps_its_name_while_a_lost_database_is_restored(machine: Machine) -> None:
    page = machine.start()
    told(page, RECORD, 3, 0)
    lost = """
      await new Promise((resolve) => { indexedDB.deleteDatabase("inspect-field").onsuccess = resolve; });
      const first = store.counts();
      await store.unsentOps("i", 9);
      const { device } = store;
      await first;
      return [device !== "", (await store.unsentOps("i", 9)).length];
    """
    assert told(page, lost) == [True, 3]
