// The map under the marks: land, borders (disputed ones dashed) and names, from our own files.

import { coloured } from "./colours.js";
import { ownBasemap } from "./own_basemap.js";
import feature from "/vendor/topojson-client-3.1.0/feature.js";
import mesh from "/vendor/topojson-client-3.1.0/mesh.js";

const LABEL_FONT = ["system-ui", "sans-serif"]; // drawn by the browser: there is no glyph server

const collection = (features) => ({ type: "FeatureCollection", features });
const lines = (coordinates) => ({ type: "MultiLineString", coordinates });

export async function basemapStyle() {
  const [world, borders, cities, own] = await Promise.all(
    ["/vendor/world-atlas-2.0.2/countries-50m.json", "/static/borders.json", "/vendor/geonames-cities/cities.json", ...ownNames()]
      .map(async (address) => (await fetch(address)).json()),
  );
  const { solid, dashed } = bordersOf(world, borders.dashed);
  const mine = await ownBasemap();
  // What leaves a line by less than a pixel is nothing to draw: a third of the time of a frame.
  const source = (data) => ({ type: "geojson", data, tolerance: 1 });
  return {
    version: 8,
    sources: {
      land: source(unwrapped(feature(world, world.objects.land))),
      borders: source(lines(solid)),
      disputed: source(lines(dashed)),
      countries: source(collection(countryNames(world, borders.names, own?.countries ?? {}))),
      ...mine.sources,
      cities: source(collection(cities.map((city, rank) => cityFeature(city, rank, own?.cities[rank])))),
    },
    layers: layers(mine.layers),
  };
}

/** The file of names in the reader's language, unless that is English. */
const ownNames = () =>
  document.documentElement.lang === "en" ? [] : [`/static/names-${document.documentElement.lang}.json`];

function layers(mine) {
  return [
    coloured({ "background-color": "map-sea" }, { id: "sea", type: "background" }),
    // The outline of a fill costs half of what a layer of lines does.
    coloured({ "fill-color": "map-land", "fill-outline-color": "map-coast" }, { id: "land", type: "fill", source: "land" }),
    ...mine,
    ...(mine.length ? [line({ id: "coast", source: "land" }, "map-coast", { "line-width": 0.7 })] : []), // it was drawn over
    line({ id: "borders", source: "borders" }, "map-border", { "line-width": WIDTHS }),
    line({ id: "disputed", source: "disputed" }, "map-border", {
      "line-width": WIDTHS, "line-dasharray": [3, 2.5],
    }),
    names({ id: "cities", source: "cities", minzoom: 3.5 }, "map-city", {
      "text-size": ["interpolate", ["linear"], ["zoom"], 3.5, 10, 8, 12.5],
      "text-padding": ["interpolate", ["linear"], ["zoom"], 3.5, 34, 6, 14, 8, 4],
      "symbol-sort-key": ["get", "rank"],
    }),
    names({ id: "countries", source: "countries", maxzoom: 7 }, "map-name", {
      "text-size": ["interpolate", ["linear"], ["zoom"], 1, 9, 6, 14],
      "text-transform": "uppercase", "text-letter-spacing": 0.12, "text-max-width": 7,
      "text-padding": 6, "symbol-sort-key": ["-", ["get", "area"]],
    }),
  ];
}

const WIDTHS = ["interpolate", ["linear"], ["zoom"], 1, 0.5, 7, 1.4];

const line = (layer, name, paint) => coloured({ "line-color": name }, { ...layer, type: "line", paint });

const names = (layer, name, layout) =>
  coloured({ "text-color": name, "text-halo-color": "map-land" }, {
    ...layer, type: "symbol", paint: { "text-halo-width": 1.3 },
    layout: { "text-field": ["get", "name"], "text-font": LABEL_FONT, ...layout },
  });

const cityFeature = ([english, longitude, latitude], rank, name = english) => ({
  type: "Feature",
  properties: { name, rank },
  geometry: { type: "Point", coordinates: [longitude, latitude] },
});

/** All land borders, those of the disputed table apart from the rest. */
function bordersOf(world, table) {
  const solid = [];
  const dashed = [];
  const rulesOf = (a, b) =>
    table.filter(({ between }) => between.includes(a.properties.name) && between.includes(b.properties.name));
  const shared = (test) =>
    mesh(world, world.objects.countries, (a, b) => a !== b && test(rulesOf(a, b))).coordinates;
  solid.push(...shared((rules) => !rules.length));
  for (const rule of table) {
    for (const line of shared((rules) => rules.includes(rule))) split(line, rule.box, dashed, solid);
  }
  return { solid, dashed };
}

/** Cut a line at the edges of a box: what lies inside is dashed. Without a box, all of it is. */
function split(line, box, dashed, solid) {
  const inside = ([x, y]) => !box || (x >= box[0] && y >= box[1] && x <= box[2] && y <= box[3]);
  let part = [line[0]];
  for (let n = 1; n < line.length; n++) {
    part.push(line[n]);
    if (n === line.length - 1 || inside(line[n]) !== inside(line[n - 1])) {
      (inside(line[n - 1]) ? dashed : solid).push(part);
      part = [line[n]];
    }
  }
}

/** Rings that cross the 180th meridian run on beyond it, where they would leap around the world. */
function unwrapped(land) {
  for (const { geometry } of land.features) {
    for (const ring of geometry.coordinates.flat()) unwrap(ring);
  }
  return land;
}

/** Let one ring run on; one around a pole does not close, and stays. */
export function unwrap(ring) {
  const leaps = ring.map(([x], n) => (n ? Math.round((ring[n - 1][0] - x) / 360) : 0));
  if (leaps.reduce((sum, leap) => sum + leap, 0)) return;
  let turns = 0;
  ring.forEach((point, n) => {
    turns += leaps[n];
    point[0] += turns * 360;
  });
}

/** A point with the country's name, in the middle of its largest part. */
function countryNames(world, names, own) {
  return feature(world, world.objects.countries).features.map(({ id, properties, geometry }) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const middles = polygons.map(([ring]) => middle(ring));
    const { area, point } = middles.reduce((one, other) => (other.area > one.area ? other : one));
    const name = own[id] ?? own[properties.name] ?? names[properties.name] ?? properties.name;
    return { type: "Feature", properties: { name, area }, geometry: { type: "Point", coordinates: point } };
  });
}

function middle(ring) {
  let [area, x, y] = [0, 0, 0];
  for (let n = 0; n < ring.length - 1; n++) {
    const [[x1, y1], [x2, y2]] = [ring[n], ring[n + 1]];
    const cross = x1 * y2 - x2 * y1;
    area += cross / 2;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  return { area: Math.abs(area), point: area ? [x / (6 * area), y / (6 * area)] : ring[0] };
}
