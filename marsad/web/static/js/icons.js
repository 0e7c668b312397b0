// The marks of the map, drawn from marks.svg and the colours of the style sheet when first needed.
//
// An icon's name says what to draw:
//   mark:family:status       an incident at a point
//   area:family:status       an incident somewhere in a district, province or country
//   group:3,0,1,0,0,0,0:area several incidents in one spot; how many of each family
//   alert:orange             a hazard that is warned of, by its level
//   held:status:2,0          a place held; the colours of its holders

import { colour } from "./dom.js";

export const FAMILIES = ["battles", "explosions", "civilians", "protests", "riots", "strategic", "other"];
export const HOLDER_COLOURS = 8;

const RATIO = 2; // pixels for each unit, for sharp screens
const UNITS = 30;
let paths = null;

export async function loadMarks() {
  const answer = await fetch("/static/marks.svg");
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  paths = Object.fromEntries(
    [...drawing.querySelectorAll("path[id]")].map((path) => [path.id, {
      shape: new Path2D(path.getAttribute("d")),
      width: Number(path.getAttribute("stroke-width") ?? 0),
      dashes: (path.getAttribute("stroke-dasharray") ?? "").split(" ").filter(Boolean).map(Number),
    }]),
  );
}

/** Make the image of that name, and keep it in the map. */
export function addIcon(map, name) {
  if (map.hasImage(name)) return;
  map.addImage(name, pixels(name), { pixelRatio: RATIO });
}

export function redrawIcons(map) {
  for (const name of map.listImages()) if (name.includes(":")) map.updateImage(name, pixels(name));
}

function pixels(name) {
  const canvas = picture(name);
  return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
}

/** The mark of that name as an element. */
export function picture(name) {
  const [what, first, second] = name.split(":");
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = UNITS * RATIO;
  const pen = canvas.getContext("2d");
  pen.scale(RATIO, RATIO);
  pen.translate(UNITS / 2, UNITS / 2);
  if (what === "mark") drawMark(pen, first, second);
  if (what === "area") drawArea(pen, first, second);
  if (what === "group") drawGroup(pen, first.split(",").map(Number), second === "area");
  if (what === "alert") drawAlert(pen, first);
  if (what === "held") drawHeld(pen, first, second.split(",").map(Number));
  canvas.className = "mark";
  return canvas;
}

function stroke(pen, id, style) {
  const { shape, width, dashes } = paths[id];
  pen.lineWidth = width;
  pen.setLineDash(dashes);
  pen.lineCap = dashes.length ? "butt" : "round";
  pen.lineJoin = "round";
  pen.strokeStyle = style;
  pen.stroke(shape);
}

function drawMark(pen, family, status) {
  pen.fillStyle = colour("map-halo");
  pen.beginPath();
  pen.arc(0, 0, 13.4, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = colour(family);
  pen.fill(paths.disc.shape);
  stroke(pen, family, colour("sign"));
  stroke(pen, status, colour("ring"));
}

function drawArea(pen, family, status) {
  pen.beginPath();
  pen.arc(0, 0, 11.4, 0, 2 * Math.PI);
  pen.globalAlpha = 0.18;
  pen.fillStyle = colour(family);
  pen.fill();
  pen.globalAlpha = 0.9;
  stroke(pen, family, colour(family));
  stroke(pen, status, colour(family));
}

function drawGroup(pen, counts, vague) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let angle = -Math.PI / 2;
  pen.globalAlpha = vague ? 0.55 : 1;
  disc(pen, 14.2, colour("map-halo"));
  counts.forEach((count, n) => {
    const end = angle + (count / total) * 2 * Math.PI;
    pen.beginPath();
    pen.arc(0, 0, 11.6, angle, end);
    pen.lineWidth = 4;
    pen.strokeStyle = colour(FAMILIES[n]);
    if (count) pen.stroke();
    angle = end;
  });
  disc(pen, 9.6, colour("surface"));
}

function disc(pen, radius, style) {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.fillStyle = style;
  pen.fill();
}

/** A triangle in the colour of the level; the strokes in it tell the level too. */
function drawAlert(pen, level) {
  const strokes = { yellow: 1, orange: 2, red: 3 }[level] ?? 0;
  const triangle = new Path2D("M0-10.5L11 8.5H-11Z");
  pen.lineJoin = "round";
  pen.lineWidth = 5;
  pen.strokeStyle = colour("map-halo");
  pen.stroke(triangle);
  pen.fillStyle = colour(strokes ? `alert-${level}` : "quiet");
  pen.fill(triangle);
  pen.lineWidth = 1.6;
  pen.strokeStyle = colour("ring");
  pen.stroke(triangle);
  for (let n = 0; n < strokes; n++) {
    pen.fillStyle = "#1c2329";
    pen.fillRect((n - (strokes - 1) / 2) * 4 - 1, -1, 2, 6.5);
  }
}

function drawHeld(pen, status, holders) {
  const [first, second] = holders.map(holderColour);
  const box = new Path2D();
  box.roundRect(-9, -9, 18, 18, 4);
  pen.fillStyle = colour("map-halo");
  pen.beginPath();
  pen.roundRect(-11, -11, 22, 22, 6);
  pen.fill();
  pen.save();
  pen.clip(box);
  if (status === "assessed") paint(pen, first);
  if (status === "claimed") hatch(pen, first);
  if (status === "contested") halves(pen, first, second ?? colour("quiet"));
  pen.restore();
  pen.lineWidth = 2;
  pen.setLineDash(status === "unknown" ? [3, 3] : []);
  pen.strokeStyle = status === "unknown" ? colour("quiet") : first ?? colour("ring");
  pen.stroke(box);
}

function paint(pen, style) {
  pen.fillStyle = style;
  pen.fillRect(-9, -9, 18, 18);
}

function hatch(pen, style) {
  pen.lineWidth = 2.2;
  pen.strokeStyle = style;
  for (let x = -24; x <= 24; x += 5) {
    pen.beginPath();
    pen.moveTo(x - 9, 9);
    pen.lineTo(x + 9, -9);
    pen.stroke();
  }
}

function halves(pen, first, second) {
  paint(pen, second);
  pen.fillStyle = first;
  pen.beginPath();
  pen.moveTo(-9, -9);
  pen.lineTo(9, -9);
  pen.lineTo(-9, 9);
  pen.fill();
}

/** The colour of the nth holder; those beyond the palette share a grey. */
export const holderColour = (n) =>
  n >= 0 && n < HOLDER_COLOURS ? colour(`holder-${n + 1}`) : colour("quiet");
