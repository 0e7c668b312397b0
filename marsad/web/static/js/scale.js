// The axis of the timeline: days to pixels and back, and where its ticks stand.

import { LOCALE } from "./words.js";

export const DAY_MS = 86_400_000;
const MIN_BAR_PX = 5;
const STEPS = [1, 7, 30, 91, 365]; // days to a bar

export const dayNumber = (day) => Date.parse(day) / DAY_MS;
export const dayName = (number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
export const longDay = (number) =>
  new Date(number * DAY_MS).toLocaleDateString(LOCALE, {
    day: "numeric", month: "short", year: "numeric", timeZone: "UTC",
  });

/** An axis from the first to the last of some days, over so many pixels. */
export function scaleOf(first, last, left, width) {
  const pad = Math.max(1, Math.round((last - first) * 0.02));
  const [from, to] = [first - pad, last + pad];
  const step = STEPS.find((days) => (days / (to - from)) * width >= MIN_BAR_PX) ?? STEPS.at(-1);
  return {
    from, to, step,
    x: (day) => left + ((day - from) / (to - from)) * width,
    day: (x) => Math.floor(from + ((x - left) / width) * (to - from)),
  };
}

/** Round days at least so many days apart: days, Mondays, first days of months or years. */
export function ticksOf(scale, apart) {
  const days = [1, 2, 7, 14].find((each) => each >= apart);
  if (days) return dayTicks(scale, days);
  return monthTicks(scale, [1, 3, 6, 12, 24, 60, 120].find((each) => each * 30 >= apart) ?? 120);
}

function dayTicks({ from, to }, every) {
  const found = [];
  const monday = 4; // the fifth day of 1970
  let day = Math.ceil((from - monday) / every) * every + monday;
  for (; day < to; day += every) found.push({ day, label: longDay(day) });
  return found;
}

function monthTicks({ from, to }, every) {
  const found = [];
  const first = new Date(from * DAY_MS);
  let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth() + 1) / every) * every;
  for (;; month += every) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12));
    const day = date.getTime() / DAY_MS;
    if (day >= to) return found;
    const parts = { month: "short", year: "numeric", timeZone: "UTC" };
    found.push({ day, label: every % 12 ? date.toLocaleDateString(LOCALE, parts) : String(date.getUTCFullYear()) });
  }
}
