// Times as the reader sees them: in their own zone and language, as Telegram's apps do.

import { localeOf } from "./state.js";

const UNITS = [["year", 31_557_600], ["month", 2_629_800], ["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

function formatted(seconds, person, options) {
  const date = new Date(seconds * 1000);
  try {
    return new Intl.DateTimeFormat(localeOf(person), { timeZone: person.zone || "UTC", ...options }).format(date);
  } catch {
    return new Intl.DateTimeFormat("en", { timeZone: "UTC", ...options }).format(date); // an unknown zone or language
  }
}

/** The wall clock, as under each message. */
export const clock = (seconds, person) => formatted(seconds, person, { hour: "2-digit", minute: "2-digit" });

/** Date and time in full. */
export const inFull = (seconds, person) =>
  formatted(seconds, person, { dateStyle: "full", timeStyle: "long" });

/** A key that is the same for all moments of one day of this reader. */
export const dayKey = (seconds, person) => formatted(seconds, person, { year: "numeric", month: "2-digit", day: "2-digit" });

/** The day as a heading. */
export const dayName = (seconds, person) => formatted(seconds, person, { weekday: "long", month: "long", day: "numeric" });

/** "in 3 hours", in the reader's language. */
export function relative(seconds, person, now = Date.now() / 1000) {
  const away = seconds - now;
  const [unit, size] = UNITS.find(([, each]) => Math.abs(away) >= each) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(localeOf(person), { numeric: "auto" }).format(Math.round(away / size), unit);
}

/** How far a zone is from UTC now, as "GMT+5:45". */
export const relativeOffset = (zone) =>
  new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(new Date()).find((part) => part.type === "timeZoneName").value;

/** A date_time entity: `r`, or any of w, d or D, t or T (https://core.telegram.org/bots/api#date-time-entity-formatting). */
export function moment(seconds, format, person) {
  if (format === "r") return relative(seconds, person);
  const options = {};
  if (format.includes("w")) options.weekday = "long";
  if (format.includes("d")) Object.assign(options, { year: "2-digit", month: "2-digit", day: "2-digit" });
  if (format.includes("D")) Object.assign(options, { year: "numeric", month: "long", day: "numeric" });
  if (/[tT]/.test(format)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) options.second = "2-digit";
  return formatted(seconds, person, options);
}
