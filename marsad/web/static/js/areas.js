// Where it happened, where nobody says it to the point: areas of their true size on the ground.
// A province or a country has its outline, if there is one; any other place a disc in kilometres.

import { unwrap } from "./basemap.js";
import { coloured } from "./colours.js";
import { find } from "./dom.js";
import { fetchJson, filtered, VIEWED } from "./rows.js";
import { onChange, state } from "./state.js";
import feature from "/vendor/topojson-client-3.1.0/feature.js";

const EARTH_KM = 6371;
const CORNERS = 72; // of a disc
const RADIANS = Math.PI / 180;
const SIGN_SIZE = 0.95; // of the sign in the middle: the shape around it tells how vague it is
const CHANGES = [...VIEWED, "view"];

let asked = 0;

/** Draw the areas under the marks, and anew whenever something else fits. */
export function startAreas() {
  const { map } = find("#map");
  map.addSource("shapes", { type: "geojson", data: collection([]) });
  for (const layer of shapeLayers()) map.addLayer(layer, "areas");
  map.setLayoutProperty("areas", "icon-size", SIGN_SIZE);
  onChange((_, changed) => CHANGES.some((name) => changed.has(name)) && showAreas());
  return showAreas();
}

export async function showAreas() {
  const turn = ++asked;
  const shapes = state.view === "incidents" ? await shapesOf(await fetchAreas()) : [];
  if (turn === asked) find("#map").map?.getSource("shapes")?.setData(collection(shapes));
}

const fetchAreas = () => fetchJson(filtered("/map/areas.json"));

const shapeLayers = () => [
  coloured({ "fill-color": "ink" }, {
    id: "shapes", type: "fill", source: "shapes", paint: { "fill-opacity": 0.07, "fill-antialias": false },
  }),
  coloured({ "line-color": "quiet" }, {
    id: "shape-lines", type: "line", source: "shapes", paint: { "line-width": 1.2, "line-opacity": 0.75 },
  }),
];

const collection = (features) => ({ type: "FeatureCollection", features });

const shapesOf = async (areas) =>
  Promise.all(areas.map(async (area) => ({
    type: "Feature",
    properties: { name: area.name, incidents: area.incidents },
    geometry: (await outlineOf(area)) ?? disc(area),
  })));

async function outlineOf({ province, country, country_number: number }) {
  if (number) return outlines("/vendor/world-atlas-2.0.2/countries-50m.json", "countries").then((known) => known.get(number));
  if (!province || !/^[A-Z]{2}$/.test(country ?? "")) return null;
  return outlines(`/vendor/natural-earth-provinces/${country}.json`, "provinces").then((known) => known.get(String(province)));
}

const files = new Map();

/** The outlines of a file by their ids, asked for once; none where there is no such file. */
function outlines(address, object) {
  if (!files.has(address)) files.set(address, fetchOutlines(address, object));
  return files.get(address);
}

async function fetchOutlines(address, object) {
  const answer = await fetch(address);
  if (!answer.ok) return new Map();
  const world = await answer.json();
  const found = feature(world, world.objects[object]).features;
  for (const { geometry } of found) {
    for (const part of geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) part.forEach(unwrap);
  }
  return new Map(found.map((each) => [String(each.id), each.geometry]));
}

/** A circle on the ground, whatever the latitude: on the map it is wider to the north. */
export function disc({ longitude, latitude, radius_km: radius }) {
  const [sin, cos] = [Math.sin(latitude * RADIANS), Math.cos(latitude * RADIANS)];
  const arc = radius / EARTH_KM;
  const ring = Array.from({ length: CORNERS + 1 }, (_, n) => {
    const turn = (2 * Math.PI * (n % CORNERS)) / CORNERS;
    const up = Math.asin(sin * Math.cos(arc) + cos * Math.sin(arc) * Math.cos(turn));
    const along = Math.atan2(Math.sin(turn) * Math.sin(arc) * cos, Math.cos(arc) - sin * Math.sin(up));
    return [longitude + along / RADIANS, up / RADIANS];
  });
  return { type: "Polygon", coordinates: [ring.reverse()] };
}
