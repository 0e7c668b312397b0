// What stands under the bars of the timeline: how wide the days of an incident are, when it was
// reported, and where a source corrected itself.

import { makeSvg } from "./dom.js";
import { DAY_MS, dayNumber } from "./scale.js";
import { incidents, say } from "./words.js";

const LANES = 4;
const LANE_PX = 3;
const TITLED = 400; // so many ticks say what they are
const MINUTES = 1440; // of a day

export const WIDTHS_PX = LANES * LANE_PX;

export const firstDay = (row) => dayNumber(row.earliest ?? row.latest);
export const lastDay = (row) => dayNumber(row.latest ?? row.earliest);
export const isDated = (row) => (row.earliest ?? row.latest) !== null;

/** A line for each incident that may have happened on several days, as long as these. */
export function drawWidths(svg, scale, wide, top) {
  const ends = Array(LANES).fill(-Infinity);
  for (const [first, last, family, id, words] of wide.filter(([, day]) => day >= scale.from)) {
    const [x, end] = [scale.x(Math.max(first, scale.from)), scale.x(last + 1)];
    const free = ends.findIndex((taken) => taken < x);
    const lane = free < 0 ? LANES - 1 : free;
    ends[lane] = end + 2;
    const line = makeSvg("line", {
      class: `width ${family}`, "data-incident": id,
      x1: x, x2: end, y1: top + lane * LANE_PX + 1.5, y2: top + lane * LANE_PX + 1.5,
    });
    line.append(makeSvg("title", {}, words));
    svg.append(line);
  }
}

/** A tick for each report, a triangle where a source gave another figure than before. Gives the
    incident to choose at each pixel. */
export function drawReports(svg, scale, reports, chosen, top, height) {
  const ticks = new Map();
  for (const [minute, ...told] of reports) add(ticks, scale, minute / MINUTES, told);
  const own = new Set([...(chosen?.reported ?? []), ...(chosen?.corrected ?? [])].map((moment) => Math.round(scale.x(Date.parse(moment) / DAY_MS))));
  for (const [x, tick] of ticks) {
    const group = makeSvg("g", { class: `report${own.has(x) ? " own" : ""}` });
    if (ticks.size < TITLED) group.append(makeSvg("title", {}, titleOf(tick)));
    group.append(makeSvg("line", { x1: x + 0.5, x2: x + 0.5, y1: top + height * 0.4, y2: top + height }));
    if (tick.corrections) {
      group.append(makeSvg("path", { class: "corrected", d: `M${x - 4.5} ${top + 7.5}h10l-5-8z` }));
    }
    svg.append(group);
  }
  return new Map([...ticks].map(([x, { id }]) => [x, id]));
}

function add(ticks, scale, day, [reports, corrections, id, told, corrected]) {
  if (!(day >= scale.from && day <= scale.to)) return;
  const x = Math.round(scale.x(day));
  const tick = ticks.get(x) ?? { reports: 0, corrections: 0, id, told: [], corrected: [] };
  if (!tick.corrections && corrections) tick.id = id;
  tick.reports += reports;
  tick.corrections += corrections;
  tick.told.push(...told);
  tick.corrected.push(...corrected);
  ticks.set(x, tick);
}

function titleOf({ reports, corrections, told, corrected }) {
  const parts = [];
  if (reports) parts.push(say("reported: {names}", { names: namesOf(reports, told) }));
  if (corrections) parts.push(say("corrected: {names}", { names: namesOf(corrections, corrected) }));
  return parts.join("; ");
}

const namesOf = (count, names) => (count > 3 || names.length < count ? incidents(count) : names.join(", "));

/** What comes after the moment up to which things are known, veiled. */
export function drawKnown(svg, scale, known, height) {
  const day = Date.parse(known) / DAY_MS;
  if (!Number.isFinite(day)) return;
  const x = Math.min(Math.max(scale.x(day), 0), scale.x(scale.to));
  svg.append(
    makeSvg("rect", { class: "unknown", x, y: 0, width: Math.max(0, scale.x(scale.to) - x + 14), height }),
    makeSvg("rect", { class: "known", x: x - 1, y: 0, width: 2, height }),
  );
}
