// Moments as people read them, by the tablet's own clock.
import { language } from "./built.js";

const locale = language === "zh" ? "zh-CN" : "en-GB";
/** @type {Intl.DateTimeFormat|undefined} */
let clock;
/** @type {Intl.DateTimeFormat|undefined} */
let calendar;

/** @param {Date} one @param {Date} other */
const isSameDay = (one, other) => one.toDateString() === other.toDateString();

/** Whether a moment lies on the day of `now`. @param {string} iso @param {Date} [now] */
export function isToday(iso, now = new Date()) {
  return isSameDay(new Date(iso), now);
}

/** "14:05" today, with the day before it otherwise. @param {string} iso @param {Date} [now] */
export function moment(iso, now = new Date()) {
  // Making a formatter costs milliseconds, so none is made before it is wanted.
  clock ??= new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  calendar ??= new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" });
  const at = new Date(iso);
  const time = clock.format(at);
  return isSameDay(at, now) ? time : `${calendar.format(at)} ${time}`;
}

/** Bytes as people read them. @param {number} bytes */
export function amount(bytes) {
  const [value, unit] = bytes >= 1e9 ? [bytes / 1e9, "GB"] : [bytes / 1e6, "MB"];
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}
