// A browser may close the database under the page, in the middle of anything and more than once.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Database } from "../../../../static/js/field/store/database.js";

/** Just enough of a browser's database: connections that can be closed, and transactions that end well. */
class Connection {
  closed = false;
  close() {
    this.closed = true;
  }
  transaction() {
    if (this.closed) throw new DOMException("The database connection is closing.", "InvalidStateError");
    const transaction = { abort() {}, error: null };
    setTimeout(() => transaction.oncomplete?.());
    return transaction;
  }
}

/** @type {Connection[]} */
let opened = [];
/** Called with each connection once it is given out. */
let afterwards = () => {};

beforeEach(() => {
  opened = [];
  afterwards = () => {};
  globalThis.indexedDB = {
    open() {
      const request = { result: new Connection() };
      setTimeout(() => {
        opened.push(request.result);
        request.onsuccess();
        afterwards(request.result);
      });
      return request;
    },
  };
});

const nothing = async () => "kept";

test("a connection that was closed is opened again, and what was asked is told it is asked again", async () => {
  const database = new Database();
  let reopened = 0;
  database.reopened = async () => void (reopened += 1);
  await database.run(["ops"], "readwrite", nothing);
  opened[0].close();
  const again = [];
  assert.equal(await database.run(["ops"], "readwrite", async (_, isAgain) => (again.push(isAgain), "kept")), "kept");
  assert.deepEqual([again, opened.length, reopened], [[true], 2, 1]);
});

test("a connection closed three times in a row is opened a fourth time, and no oftener", async () => {
  const database = new Database();
  afterwards = (connection) => opened.length < 4 && connection.close();
  assert.equal(await database.run(["ops"], "readwrite", nothing), "kept");
  assert.equal(opened.length, 4);
  afterwards = (connection) => connection.close();
  opened[3].close();
  await assert.rejects(database.run(["ops"], "readwrite", nothing), { name: "InvalidStateError" });
});

test("who notices late that the old connection is gone leaves the new one alone", async () => {
  const database = new Database();
  await database.run(["ops"], "readwrite", nothing);
  const [first] = opened;
  let fail = () => {};
  const late = database.run(["ops"], "readwrite", (_, isAgain) =>
    isAgain ? nothing() : new Promise((_, reject) => (fail = () => reject(new DOMException("aborted", "AbortError")))),
  );
  await new Promise((resolve) => setTimeout(resolve));
  first.close();
  await database.run(["ops"], "readwrite", nothing);
  fail();
  assert.equal(await late, "kept");
  assert.deepEqual([opened.length, opened[1].closed], [2, false]);
});

test("what could not be made sure of after a connection was lost is asked again before anything else", async () => {
  const database = new Database();
  let [asked, isOutOfOrder] = [0, true];
  database.reopened = async () => {
    asked += 1;
    if (isOutOfOrder) throw new Error("out of order");
  };
  await database.run(["ops"], "readonly", nothing);
  opened[0].close();
  await assert.rejects(database.run(["ops"], "readonly", nothing), /out of order/);
  isOutOfOrder = false;
  assert.equal(await database.run(["ops"], "readonly", nothing), "kept");
  assert.equal(asked, 2);
});

test("a connection that comes when nobody waits for it any more is closed, so that it stands in nobody's way", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let come = () => {};
  const late = new Connection();
  globalThis.indexedDB = {
    open() {
      const request = { result: late };
      come = () => request.onsuccess();
      return request;
    },
  };
  const asked = new Database().run(["ops"], "readwrite", nothing);
  asked.catch(() => {});
  for (let turn = 0; turn < 9; turn += 1) await null;
  t.mock.timers.tick(10_000);
  await assert.rejects(asked, { reason: "blocked" });
  come();
  for (let turn = 0; turn < 9; turn += 1) await null;
  assert.equal(late.closed, true);
});
