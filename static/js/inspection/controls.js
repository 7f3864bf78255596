// The controls of one item: from taps and typing to an answer, and from an answer back to what is shown.
import { fails, typedNumber } from "../field/model/rules.js";

const TYPING_PAUSE = 700;

/** Call ``action`` once typing pauses, and at once when the field is left. */
export function whenTyped(field, action) {
  let timer;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    action();
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(now, TYPING_PAUSE);
  });
  for (const event of ["change", "blur"]) field.addEventListener(event, () => timer !== undefined && now());
  return { flush: () => timer !== undefined && now() };
}

function fields(article) {
  return Object.fromEntries([...article.querySelectorAll("[data-field]")].map((field) => [field.dataset.field, field]));
}

/** The answer the fields hold: an answer, {} when empty, null when it cannot be read. */
function typed(article, item) {
  const { value, conforming, examined } = fields(article);
  if (item.kind === "sample") return sampled(conforming, examined);
  const text = value.value.trim();
  if (!text) return {};
  if (item.kind === "text" || item.kind === "date" || item.kind === "signature") return { value: value.value.trim() };
  const number = typedNumber(text);
  if (number === null || (item.kind === "count" && !/^\d+$/.test(number))) return null;
  return { value: number };
}

function sampled(conforming, examined) {
  const [k, n] = [conforming, examined].map((field) => typedNumber(field.value));
  if (!conforming.value.trim() && !examined.value.trim()) return {};
  if (k === null || n === null || !/^\d+$/.test(k) || !/^\d+$/.test(n)) return null;
  if (Number(n) < 1 || Number(k) > Number(n)) return null;
  return { value: { conforming: Number(k), examined: Number(n) } };
}

/** Let ``give(answer)`` be told of every answer given by the item's controls. */
export function listen(article, item, give, unreadable) {
  const own = fields(article);
  const giveTyped = () => {
    const answer = typed(article, item);
    const wrong = answer === null;
    for (const field of Object.values(own)) {
      field.classList.toggle("wrong", wrong);
      field.setAttribute("aria-invalid", String(wrong));
    }
    if (wrong) unreadable();
    else give(answer);
  };
  const typing = Object.values(own).map((field) => whenTyped(field, giveTyped));
  for (const button of article.querySelectorAll(".answer [data-value]")) {
    button.addEventListener("click", () => {
      // A second tap takes the answer back.
      give(button.getAttribute("aria-pressed") === "true" ? {} : { value: button.dataset.value });
    });
  }
  for (const button of article.querySelectorAll("[data-all]")) {
    const all = Number(button.dataset.all);
    button.addEventListener("click", () => {
      const pressed = button.getAttribute("aria-pressed") === "true";
      give(pressed ? {} : { value: { conforming: all, examined: all } });
    });
  }
  for (const button of article.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      step(own, button);
      giveTyped();
    });
  }
  return { flush: () => typing.forEach((each) => each.flush()) };
}

/** One more or less; the first tap on a sample starts both fields. */
function step(own, button) {
  const field = own[button.dataset.for];
  const change = Number(button.dataset.step);
  const before = field.value.trim() === "" ? null : Number(field.value);
  const start = Number(field.dataset.start);
  field.value = String(Math.max(0, before === null ? start + (start ? 0 : change) : before + change));
  if (own.examined && own.conforming) {
    if (!own.examined.value.trim()) own.examined.value = own.examined.dataset.start;
    if (!own.conforming.value.trim()) own.conforming.value = own.examined.value;
    const most = Number(own.examined.value);
    if (button.dataset.for === "conforming") own.conforming.value = String(Math.min(Number(own.conforming.value), most));
    else if (Number(own.conforming.value) > most) own.conforming.value = String(most);
  }
}

/** Show ``state`` in the controls; a field being typed in is left alone. */
export function paint(article, item, state, texts) {
  const { value } = state.answer ?? {};
  for (const button of article.querySelectorAll(".answer [data-value]")) {
    button.setAttribute("aria-pressed", String(value !== undefined && String(value) === button.dataset.value));
  }
  for (const button of article.querySelectorAll("[data-all]")) {
    const all = Number(button.dataset.all);
    button.setAttribute("aria-pressed", String(value?.examined === all && value?.conforming === all));
  }
  for (const [name, field] of Object.entries(fields(article))) {
    if (field === document.activeElement && field.tagName !== "BUTTON") continue;
    const shown = name === "value" ? value : value?.[name];
    field.value = shown === undefined ? "" : String(shown);
    field.classList.remove("wrong");
  }
  const verdict = article.querySelector("[data-verdict]");
  if (verdict && item.kind === "measure") {
    const outside = fails(item, state);
    verdict.textContent = value === undefined ? "" : outside ? texts.outside : texts.within;
    verdict.classList.toggle("outside", outside);
    verdict.classList.toggle("within", !outside);
  }
}

/** An answer in a few words, for telling what somebody else said. */
export function inWords(article, { answer, note }, texts) {
  if (answer.not_applicable) return texts.notApplicable.replace("{reason}", answer.not_applicable);
  if (answer.not_inspected) return texts.notInspected.replace("{reason}", answer.not_inspected);
  const { value } = answer;
  const words = note ? ` (${note})` : "";
  if (value === undefined) return texts.empty + words;
  if (typeof value === "object") return `${value.conforming} / ${value.examined}${words}`;
  const button = [...article.querySelectorAll(".answer [data-value]")].find((each) => each.dataset.value === String(value));
  return (button ? button.textContent.trim() : String(value)) + words;
}
