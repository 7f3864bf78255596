// What items and answers are called.
import assert from "node:assert/strict";
import { test } from "node:test";

import { answerInWords, limitOf, placeName, read, tapsOf, unitName } from "../../../../static/js/field/views/wording.js";

const text = (words) => ({ zh: words, en: words });
const item = (answer) => ({ id: "i", ask: text("?"), answer });

test("a place is told as it is, an encounter by its number", () => {
  assert.equal(placeName("3号楼 大堂"), "3号楼 大堂");
  assert.equal(placeName("#2"), "第 2 次");
  assert.equal(placeName("#2 14:05 来电"), "第 2 次 · 14:05 来电");
});

test("texts and units are in the language of the bundle; an unknown unit is told as it is", () => {
  assert.equal(read({ zh: "地面", en: "floor" }), "地面");
  assert.equal(read(undefined), "");
  assert.deepEqual([unitName("ring"), unitName("lx"), unitName(undefined)], ["声", "lx", ""]);
});

test("limits are told with their unit", () => {
  const limit = (answer) => limitOf(item(answer));
  assert.equal(limit({ type: "measure", unit: "ring", max: "3" }), "限值：不超过 3 声");
  assert.equal(limit({ type: "measure", unit: "percent", min: "95" }), "限值：不低于 95%");
  assert.equal(limit({ type: "measure", unit: "celsius", min: "18", max: "26" }), "限值：18 至 26℃");
  assert.equal(limit({ type: "measure", unit: "ring" }), "");
  assert.equal(limit({ type: "count", deduct: "1" }), "限值：0");
  assert.equal(limit({ type: "sample", size: 5, of: text("消防箱") }), "抽查 5 个：消防箱");
  assert.equal(limit({ type: "conformity" }), "");
});

test("what one tap answers", () => {
  const values = (answer) => tapsOf(item(answer)).map((tap) => tap.answer.value);
  assert.deepEqual(values({ type: "conformity" }), ["conform", "nonconform"]);
  assert.deepEqual(values({ type: "conformity", partial: true }), ["conform", "partial", "nonconform"]);
  assert.deepEqual(values({ type: "scale", min: -1, max: 1 }), ["-1", "0", "1"]);
  assert.deepEqual(values({ type: "choice", options: [{ id: "a", title: text("甲") }] }), ["a"]);
  assert.deepEqual(values({ type: "count", deduct: "1" }), ["0"]);
  assert.deepEqual(values({ type: "sample", size: 5, of: text("x") }), [{ conforming: 5, examined: 5 }]);
  assert.deepEqual(values({ type: "information", kind: "text" }), []);
});

test("answers in a few words", () => {
  const scale = item({ type: "scale", min: 1, max: 5, labels: { 5: text("好") } });
  assert.equal(answerInWords(scale, { value: 5 }), "5 好");
  assert.equal(answerInWords(scale, {}), "空");
  assert.equal(answerInWords(scale, { not_applicable: "没有" }), "不适用：没有");
  assert.equal(answerInWords(scale, { not_inspected: "上锁" }), "未检查：上锁");
  assert.equal(answerInWords(item({ type: "sample", size: 5, of: text("x") }), { value: { conforming: 4, examined: 5 } }), "4/5");
  assert.equal(answerInWords(item({ type: "information", kind: "text" }), { value: "安静" }), "安静");
});
