// What stands under the bars of the timeline: how wide the days of an incident are, when it was
// reported, and where a source corrected itself.

import { makeSvg } from "./dom.js";
import { DAY_MS, dayNumber } from "./scale.js";
import { incidents, say } from "./words.js";

const LANES = 4;
const LANE_PX = 3;
const MOST_WIDTHS = 300; // more lines than this are a grey band
const TITLED = 400; // so many ticks say what they are

export const WIDTHS_PX = LANES * LANE_PX;

export const firstDay = (row) => dayNumber(row.earliest ?? row.latest);
export const lastDay = (row) => dayNumber(row.latest ?? row.earliest);
export const isDated = (row) => (row.earliest ?? row.latest) !== null;

/** A line for each incident that may have happened on several days, as long as these. */
export function drawWidths(svg, scale, rows, top) {
  const wide = rows
    .filter((row) => isDated(row) && lastDay(row) > firstDay(row) && lastDay(row) >= scale.from)
    .sort((one, other) => firstDay(one) - firstDay(other))
    .slice(0, MOST_WIDTHS);
  const ends = Array(LANES).fill(-Infinity);
  for (const row of wide) {
    const [x, end] = [scale.x(Math.max(firstDay(row), scale.from)), scale.x(lastDay(row) + 1)];
    const free = ends.findIndex((taken) => taken < x);
    const lane = free < 0 ? LANES - 1 : free;
    ends[lane] = end + 2;
    const line = makeSvg("line", {
      class: `width ${row.family}`, "data-incident": row.id,
      x1: x, x2: end, y1: top + lane * LANE_PX + 1.5, y2: top + lane * LANE_PX + 1.5,
    });
    line.append(makeSvg("title", {}, say("{days}: {what}", { days: row.headline, what: row.when })));
    svg.append(line);
  }
}

/** A tick for each report, a triangle where a source gave another figure than before. */
export function drawReports(svg, scale, rows, chosen, top, height) {
  const ticks = new Map();
  for (const row of rows) {
    for (const moment of row.reported) add(ticks, scale, moment, row, "reports");
    for (const moment of row.corrected) add(ticks, scale, moment, row, "corrections");
  }
  for (const [x, { reports, corrections }] of ticks) {
    const own = [...reports, ...corrections].some((row) => row.id === chosen);
    const group = makeSvg("g", { class: `report${own ? " own" : ""}` });
    if (ticks.size < TITLED) group.append(makeSvg("title", {}, titleOf(reports, corrections)));
    group.append(makeSvg("line", { x1: x + 0.5, x2: x + 0.5, y1: top + height * 0.4, y2: top + height }));
    if (corrections.length) {
      group.append(makeSvg("path", { class: "corrected", d: `M${x - 4.5} ${top + 7.5}h10l-5-8z` }));
    }
    svg.append(group);
  }
  return ticks;
}

function add(ticks, scale, moment, row, what) {
  const day = Date.parse(moment) / DAY_MS;
  if (!(day >= scale.from && day <= scale.to)) return;
  const x = Math.round(scale.x(day));
  if (!ticks.has(x)) ticks.set(x, { reports: [], corrections: [] });
  ticks.get(x)[what].push(row);
}

function titleOf(reports, corrections) {
  const parts = [];
  if (reports.length) parts.push(say("reported: {names}", { names: namesOf(reports) }));
  if (corrections.length) parts.push(say("corrected: {names}", { names: namesOf(corrections) }));
  return parts.join("; ");
}

const namesOf = (rows) =>
  rows.length > 3 ? incidents(rows.length) : rows.map((row) => row.headline).join(", ");

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
