// The timeline: incidents by the day they happened; dragging over it chooses days.

import { counted, find, findAll, makeSvg } from "./dom.js";
import { change, choose, state } from "./state.js";

const DAY_MS = 86_400_000;
const FAMILIES = ["battles", "explosions", "civilians", "protests", "riots", "strategic", "other"];
const MARGIN = { left: 14, right: 14, top: 10, bottom: 20 };
const MIN_BAR_PX = 5;
const CLICK_PX = 4; // a drag that is shorter is a click
const TICK_PX = 110; // room for a tick's words
const STEPS = [1, 7, 30, 91, 365]; // days to a bar

const svg = find("#timeline");
const earlier = find("#earlier");
let isWhole = false; // whether the axis begins with the very first incident
let redraw = null;
let scale = null;
let bins = new Map(); // the incidents under each bar

const dayNumber = (day) => Date.parse(day) / DAY_MS;
const dayName = (number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
const longDay = (number) =>
  new Date(number * DAY_MS).toLocaleDateString("en-GB", {
    day: "numeric", month: "short", year: "numeric", timeZone: "UTC",
  });

/** Draw those that fit in full colour, and all others pale. */
export function showTimeline(rows, fitting) {
  const dated = rows.filter((row) => row.earliest ?? row.latest);
  redraw = () => showTimeline(rows, fitting);
  earlier.hidden = true;
  svg.replaceChildren();
  scale = null;
  const box = svg.getBoundingClientRect();
  if (!box.width) return;
  svg.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  drawUndated(rows.length - dated.length, box);
  if (!dated.length) return;
  scale = scaleOf(dated, box);
  drawAxis(box);
  drawBars(dated, new Set(fitting), box);
  drawChosen(rows, box);
  drawBrush(box);
}

function drawUndated(count, box) {
  if (!count) return;
  svg.append(makeSvg("text", { class: "undated", x: box.width - 8, y: 13 }, `${count} without a day`));
}

const binOf = (day) => Math.floor((day - scale.from) / scale.step);
const firstDay = (row) => dayNumber(row.earliest ?? row.latest);
const lastDay = (row) => dayNumber(row.latest ?? row.earliest);

/** Where the axis begins. A few incidents of long ago would squeeze all others into one bar: if
    leaving out a tenth at most shows the rest twice as large, a button has the earlier ones. */
function startOf(rows) {
  const days = rows.map(firstDay).sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  const start = days[Math.floor(days.length / 10)];
  if ((last - start) * 2 >= last - first) return first;
  offerEarlier(days.filter((day) => day < start).length);
  return isWhole ? first : start;
}

function offerEarlier(count) {
  earlier.hidden = false;
  earlier.textContent = isWhole ? `without ${count} earlier` : `‹ ${count} earlier`;
}

function scaleOf(rows, box) {
  const first = startOf(rows);
  const last = Math.max(...rows.map(lastDay)) + 1;
  const pad = Math.max(1, Math.round((last - first) * 0.02));
  const [from, to] = [first - pad, last + pad];
  const width = box.width - MARGIN.left - MARGIN.right;
  const step = STEPS.find((days) => (days / (to - from)) * width >= MIN_BAR_PX) ?? STEPS.at(-1);
  return {
    from, to, step,
    x: (day) => MARGIN.left + ((day - from) / (to - from)) * width,
    day: (x) => Math.floor(from + ((x - MARGIN.left) / width) * (to - from)),
  };
}

function drawAxis(box) {
  for (const { day, label } of ticks((scale.to - scale.from) / (box.width / TICK_PX))) {
    const x = scale.x(day);
    svg.append(
      makeSvg("line", { class: "tick", x1: x, x2: x, y1: MARGIN.top, y2: box.height - MARGIN.bottom + 4 }),
      makeSvg("text", { class: "tick", x: x + 3, y: box.height - 6 }, label),
    );
  }
}

/** Round days at least so many days apart: days, Mondays, first days of months or years. */
function ticks(apart) {
  const days = [1, 2, 7, 14].find((each) => each >= apart);
  if (days) return dayTicks(days);
  const months = [1, 3, 6, 12, 24, 60, 120].find((each) => each * 30 >= apart) ?? 120;
  return monthTicks(months);
}

function dayTicks(every) {
  const found = [];
  const monday = 4; // the fifth day of 1970
  let day = Math.ceil((scale.from - monday) / every) * every + monday;
  for (; day < scale.to; day += every) found.push({ day, label: longDay(day) });
  return found;
}

function monthTicks(every) {
  const found = [];
  const first = new Date(scale.from * DAY_MS);
  let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth() + 1) / every) * every;
  for (;; month += every) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12));
    const day = date.getTime() / DAY_MS;
    if (day >= scale.to) return found;
    const parts = { month: "short", year: "numeric", timeZone: "UTC" };
    found.push({ day, label: every % 12 ? date.toLocaleDateString("en-GB", parts) : String(date.getUTCFullYear()) });
  }
}

function drawBars(rows, fitting, box) {
  bins = new Map();
  for (const row of rows.filter((each) => lastDay(each) >= scale.from)) {
    const bin = binOf(Math.max(firstDay(row), scale.from));
    if (!bins.has(bin)) bins.set(bin, []);
    bins.get(bin).push(row);
  }
  const most = Math.max(4, ...[...bins.values()].map((bin) => bin.length));
  const height = box.height - MARGIN.top - MARGIN.bottom;
  for (const [bin, members] of bins) {
    const start = scale.from + bin * scale.step;
    const x = scale.x(start) + 1;
    const width = Math.max(2, Math.min(scale.x(start + scale.step) - scale.x(start) - 2, 26));
    const group = makeSvg("g", {});
    group.append(makeSvg("title", {}, titleOf(start, members)));
    let top = box.height - MARGIN.bottom;
    for (const fit of [true, false]) {
      for (const family of FAMILIES) {
        const count = members.filter((row) => row.family === family && fitting.has(row) === fit).length;
        if (!count) continue;
        const size = (count / most) * height;
        top -= size;
        group.append(makeSvg("rect", {
          class: `bar ${family}${fit ? "" : " pale"}`, x, width, y: top, height: Math.max(1, size - 0.7), rx: 1,
        }));
      }
    }
    svg.append(group);
  }
}

function titleOf(start, members) {
  const days = scale.step === 1 ? longDay(start) : `${longDay(start)} – ${longDay(start + scale.step - 1)}`;
  return `${days}: ${counted(members.length, "incident")}`;
}

/** The chosen incident as a bar as long as its days are uncertain. */
function drawChosen(rows, box) {
  const row = rows.find((each) => each.id === state.incident);
  if (!row || !(row.earliest ?? row.latest)) return;
  const [x, end] = [scale.x(firstDay(row)), scale.x(lastDay(row) + 1)];
  svg.append(makeSvg("rect", {
    class: "chosen", x: x - 1, y: box.height - MARGIN.bottom + 1, width: Math.max(4, end - x), height: 4, rx: 2,
  }));
}

function drawBrush(box) {
  if (!state.since && !state.until) return;
  const from = state.since ? dayNumber(state.since) : scale.from;
  const to = state.until ? dayNumber(state.until) + 1 : scale.to;
  svg.append(brush(scale.x(from), scale.x(to), box));
}

const brush = (x, end, box) =>
  makeSvg("rect", {
    class: "brush", x: Math.min(x, end), y: 2, width: Math.max(2, Math.abs(end - x)), height: box.height - MARGIN.bottom,
  });

export function startTimeline() {
  earlier.addEventListener("click", () => {
    isWhole = !isWhole;
    redraw();
  });
  svg.addEventListener("pointerdown", (down) => {
    if (!scale || down.button !== 0) return;
    const box = svg.getBoundingClientRect();
    const start = down.clientX - box.left;
    svg.setPointerCapture(down.pointerId);
    const move = (event) => {
      findAll(".brush", svg).forEach((old) => old.remove());
      svg.append(brush(start, event.clientX - box.left, box));
    };
    const up = (event) => {
      svg.removeEventListener("pointermove", move);
      svg.removeEventListener("pointerup", up);
      svg.removeEventListener("pointercancel", up);
      chooseDays(start, event.clientX - box.left);
    };
    svg.addEventListener("pointermove", move);
    svg.addEventListener("pointerup", up);
    svg.addEventListener("pointercancel", up);
  });
}

function chooseDays(start, end) {
  if (Math.abs(end - start) < CLICK_PX) return chooseBar(binOf(scale.day(start)));
  const [first, last] = [scale.day(Math.min(start, end)), scale.day(Math.max(start, end))];
  change({ since: dayName(first), until: dayName(last) });
}

/** A click lets go of chosen days; else it chooses a bar's only incident, or all of its days. */
function chooseBar(bin) {
  const members = bins.get(bin) ?? [];
  const first = scale.from + bin * scale.step;
  if (state.since || state.until) change({ since: "", until: "" });
  else if (members.length === 1) choose(members[0].id);
  else if (members.length) change({ since: dayName(first), until: dayName(first + scale.step - 1) });
}
