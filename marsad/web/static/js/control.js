// The control view: who holds what on a day, with a slider over the days.

import { find, make } from "./dom.js";
import { holderColour, picture } from "./icons.js";
import { fetchJson, isPlaced } from "./rows.js";
import { change, inTongue, state, throughLens } from "./state.js";
import { counted, LOCALE, say } from "./words.js";

const DAY_MS = 86_400_000;
const slider = find("#slider");
const surfaceBox = find("#surface-on");
const range = find("#slider input");

const dayName = (number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
const dayNumber = (day) => Date.parse(day) / DAY_MS;

export function startControl() {
  range.addEventListener("input", () => change({ at: dayName(Number(range.value)) }));
  surfaceBox.addEventListener("change", () => change({ inferred: surfaceBox.checked ? "1" : "" }));
}

export const fetchControl = (day) => fetchJson(throughLens("/map/control.json", { at: day }));

/** The cells of what is inferred; none unless they are asked for. */
export const fetchSurface = async (day) =>
  state.inferred ? fetchJson(throughLens("/map/surface.json", { at: day })) : null;

export function surfaceData(view) {
  return {
    type: "FeatureCollection",
    features: (view?.cells ?? []).map(([west, south, east, north, holder, share, evidence]) => ({
      type: "Feature",
      properties: { colour: holderColour(holder), strength: evidence * share, contested: holder < 0 },
      geometry: { type: "Polygon", coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] },
    })),
  };
}

export function hideControl() {
  slider.hidden = true;
}

/** Show the slider, the holders' colours, and the list of places. */
export function showControl(view) {
  slider.hidden = !view;
  range.parentElement.hidden = !view || view.first === view.last;
  surfaceBox.checked = Boolean(state.inferred);
  find("#holders").replaceChildren(...(view?.holders ?? []).map(holderElement));
  find("#list-title").textContent = view
    ? counted("{n} place on {day}", "{n} places on {day}", view.rows.length, { day: longDay(view.at) })
    : say("No claim says who holds a place");
  find("#list").replaceChildren(...(view?.rows ?? []).map((row) => placeElement(row, view.holders)));
  find("#rest").hidden = true;
  const tray = (view?.rows ?? []).filter((row) => !isPlaced(row.spot));
  find("#tray").hidden = !tray.length;
  find("#tray summary").textContent = say("Not placed ({n})", { n: tray.length });
  find("#tray ol").replaceChildren(...tray.map((row) => placeElement(row, view.holders)));
  if (view) setSlider(view);
}

function setSlider(view) {
  range.min = dayNumber(view.first);
  range.max = dayNumber(view.last);
  range.value = dayNumber(view.at);
  range.setAttribute("aria-valuetext", longDay(view.at));
  find("#slider-day").textContent = longDay(view.at);
}

const longDay = (day) =>
  new Date(day).toLocaleDateString(LOCALE, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const holderElement = (name, n) => make("li", {}, picture(`held:assessed:${n}`), make("bdi", {}, name));

function placeElement(row, holders) {
  const { spot } = row;
  const anchor = make(spot.geonameid === null ? "span" : "a", { class: "row" });
  if (spot.geonameid !== null) {
    anchor.href = inTongue(`/places/${spot.geonameid}`);
    anchor.dataset.place = spot.geonameid;
  }
  const since = row.since ? say("since {day}", { day: longDay(row.since) }) : "";
  const known = row.stale ? say("stale: last told of {day}", { day: longDay(row.last_said) }) : since;
  const facts = [row.status_words, known, counted("{n} statement", "{n} statements", row.statements)];
  anchor.append(
    picture(iconOf(row, holders)),
    make("span", { class: "headline" }, make("bdi", {}, spot.name)),
    make("span", { class: "harm" }, make("bdi", {}, extentOf(row) + row.who)),
    make("span", { class: "facts" }, facts.filter(Boolean).join(" · ")),
  );
  return make("li", {}, anchor);
}

/** The places as points with the icon and label of their holders. */
export function heldData(view) {
  return {
    type: "FeatureCollection",
    features: (view?.rows ?? []).filter((row) => isPlaced(row.spot)).map((row) => feature(row, view.holders)),
  };
}

const extentOf = ({ extent_words: extent }) => (extent ? say("{extent}: ", { extent }) : "");

const iconOf = ({ status, holders }, order) =>
  `held:${status}:${holders.slice(0, 2).map((name) => order.indexOf(name)).join(",")}`;

function feature(row, order) {
  const { spot, who } = row;
  return {
    type: "Feature",
    properties: {
      place: spot.geonameid,
      icon: iconOf(row, order), stale: row.stale,
      label: `${spot.name}\n${who}`,
    },
    geometry: { type: "Point", coordinates: [spot.longitude, spot.latitude] },
  };
}
