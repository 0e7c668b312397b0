// The timeline: incidents by the day they happened above, by when they were reported below.
// Dragging over it chooses days.

import { find, findAll, makeSvg } from "./dom.js";
import { dayName, dayNumber, longDay, scaleOf, ticksOf } from "./scale.js";
import { change, choose, state } from "./state.js";
import { drawKnown, drawReports, drawWidths, firstDay, isDated, lastDay, WIDTHS_PX } from "./tracks.js";
import { counted, incidents, say } from "./words.js";

const FAMILIES = ["battles", "explosions", "civilians", "protests", "riots", "strategic", "other"];
const MARGIN = { left: 74, right: 14, top: 10, bottom: 20 };
const REPORTS_PX = 24;
const CLICK_PX = 4; // a drag that is shorter is a click
const NEAR_PX = 5; // a click so near to a report means it
const TICK_PX = 110; // room for a tick's words

const svg = find("#timeline");
const earlier = find("#earlier");
let isWhole = false; // whether the axis begins with the very first incident
let redraw = null;
let scale = null;
let bins = new Map(); // what is counted under each bar
let reports = new Map(); // the incident to choose at each pixel

/** Draw those that fit in full colour, and all others pale. */
export function showTimeline(told, chosen) {
  redraw = () => showTimeline(told, chosen);
  earlier.hidden = true;
  svg.replaceChildren();
  scale = null;
  const box = svg.getBoundingClientRect();
  if (!box.width) return;
  svg.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  drawUndated(told.undated, box);
  if (!told.days.length) return;
  scale = axisOf(told, box);
  const foot = box.height - MARGIN.bottom - REPORTS_PX; // of the upper track
  drawAxis(box, foot);
  drawBars(told.days, foot - WIDTHS_PX - 2);
  drawWidths(svg, scale, told.wide, foot - WIDTHS_PX);
  reports = drawReports(svg, scale, told.reports, chosen, foot + 3, REPORTS_PX - 6);
  drawChosen(chosen, foot);
  if (state.known) drawKnown(svg, scale, state.known, box.height - MARGIN.bottom);
  drawBrush(box);
}

function drawUndated(count, box) {
  if (!count) return;
  svg.append(makeSvg("text", { class: "undated", x: box.width - 8, y: 13 }, counted("{n} without a day", "{n} without a day", count)));
}

const binOf = (day) => Math.floor((day - scale.from) / scale.step);

/** Where the axis begins. A few incidents of long ago would squeeze all others into one bar: if
    leaving out a tenth at most shows the rest twice as large, a button has the earlier ones. */
function startOf(days) {
  const [first, last] = [days[0][0], days.at(-1)[0]];
  const count = countOf(days);
  let [start, before] = [first, 0];
  for (const [day, , fit, rest] of days) {
    if (before + fit + rest > count / 10) break;
    before += fit + rest;
    start = day;
  }
  if ((last - start) * 2 >= last - first) return first;
  offerEarlier(countOf(days.filter(([day]) => day < start)));
  return isWhole ? first : start;
}

const countOf = (days) => days.reduce((sum, [, , fit, rest]) => sum + fit + rest, 0);

function offerEarlier(count) {
  earlier.hidden = false;
  earlier.textContent = isWhole
    ? counted("without {n} earlier", "without {n} earlier", count)
    : counted("‹ {n} earlier", "‹ {n} earlier", count);
}

/** An axis on which every day that counts has its place, and every report. */
const axisOf = ({ days, last }, box) =>
  scaleOf(startOf(days), last + 1, MARGIN.left, box.width - MARGIN.left - MARGIN.right);

function drawAxis(box, foot) {
  for (const { day, label } of ticksOf(scale, (scale.to - scale.from) / (box.width / TICK_PX))) {
    const x = scale.x(day);
    svg.append(
      makeSvg("line", { class: "tick", x1: x, x2: x, y1: MARGIN.top, y2: box.height - MARGIN.bottom + 4 }),
      makeSvg("text", { class: "tick", x: x + 3, y: box.height - 6 }, label),
    );
  }
  svg.append(
    makeSvg("line", { class: "tick", x1: 0, x2: box.width, y1: foot + 0.5, y2: foot + 0.5 }),
    makeSvg("text", { class: "track", x: 8, y: foot - 6 }, say("happened")),
    makeSvg("text", { class: "track", x: 8, y: foot + 17 }, say("reported")),
  );
}

/** Count what began under each bar; what began before the axis is behind the button. */
function drawBars(days, foot) {
  bins = new Map();
  for (const [day, family, fit, rest, id] of days.filter(([day]) => day >= scale.from)) {
    const at = binOf(day);
    const bin = bins.get(at) ?? { count: 0, id: null, fit: {}, rest: {} };
    bin.count += fit + rest;
    bin.id = id;
    bin.fit[family] = (bin.fit[family] ?? 0) + fit;
    bin.rest[family] = (bin.rest[family] ?? 0) + rest;
    bins.set(at, bin);
  }
  const most = Math.max(4, ...[...bins.values()].map(({ count }) => count));
  for (const [at, bin] of bins) svg.append(barOf(at, bin, foot, (foot - MARGIN.top) / most));
}

/** One bar: a piece for each family, those that fit below and in full colour. */
function barOf(at, bin, foot, unit) {
  const start = scale.from + at * scale.step;
  const x = scale.x(start) + 1;
  const width = Math.max(2, Math.min(scale.x(start + scale.step) - scale.x(start) - 2, 26));
  const group = makeSvg("g", {});
  group.append(makeSvg("title", {}, titleOf(start, bin.count)));
  let top = foot;
  for (const [counts, pale] of [[bin.fit, ""], [bin.rest, " pale"]]) {
    for (const family of FAMILIES.filter((name) => counts[name])) {
      const height = counts[family] * unit;
      top -= height;
      group.append(makeSvg("rect", {
        class: `bar ${family}${pale}`, x, width, y: top, height: Math.max(1, height - 0.7), rx: 1,
      }));
    }
  }
  return group;
}

function titleOf(start, count) {
  const days = scale.step === 1 ? longDay(start) : `${longDay(start)} – ${longDay(start + scale.step - 1)}`;
  return say("{days}: {what}", { days, what: incidents(count) });
}

/** The chosen incident as a bar as long as its days are uncertain. */
function drawChosen(row, foot) {
  if (!row || !isDated(row)) return;
  const [x, end] = [scale.x(firstDay(row)), scale.x(lastDay(row) + 1)];
  svg.append(makeSvg("rect", { class: "chosen", x: x - 1, y: foot - 3, width: Math.max(4, end - x), height: 4, rx: 2 }));
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
      chooseDays(start, event.clientX - box.left, down.clientY - box.top > box.height - MARGIN.bottom - REPORTS_PX);
    };
    svg.addEventListener("pointermove", move);
    svg.addEventListener("pointerup", up);
    svg.addEventListener("pointercancel", up);
  });
}

function chooseDays(start, end, isReport) {
  if (Math.abs(end - start) < CLICK_PX) return (isReport && chooseReport(start)) || chooseBar(binOf(scale.day(start)));
  const [first, last] = [scale.day(Math.min(start, end)), scale.day(Math.max(start, end))];
  change({ since: dayName(first), until: dayName(last) });
}

/** A click beside a tick of the lower track chooses what was reported then. */
function chooseReport(x) {
  const near = [...reports.keys()].sort((one, other) => Math.abs(one - x) - Math.abs(other - x))[0];
  if (near === undefined || Math.abs(near - x) > NEAR_PX) return false;
  choose(reports.get(near));
  return true;
}

/** A click lets go of chosen days; else it chooses a bar's only incident, or all of its days. */
function chooseBar(at) {
  const bin = bins.get(at);
  const first = scale.from + at * scale.step;
  if (state.since || state.until) change({ since: "", until: "" });
  else if (bin?.count === 1) choose(bin.id);
  else if (bin) change({ since: dayName(first), until: dayName(first + scale.step - 1) });
}
