// What the map draws of incidents and of places held, and the data it draws from.

import { coloured } from "./colours.js";
import { FAMILIES } from "./icons.js";

const FONT = ["system-ui", "sans-serif"];
const BOLD = ["Noto Sans Bold", "sans-serif"]; // a weight is read off the first name

export const emptyData = () => ({ type: "FeatureCollection", features: [] });

/** Alerts as points; what has no point is told in the panel. */
export function alertData(rows) {
  return {
    type: "FeatureCollection",
    features: rows.map(({ hazard, level, page, spot }) => ({
      type: "Feature",
      properties: { page, icon: `alert:${level ?? "none"}`, label: `${level ?? ""} ${hazard}`.trim() },
      geometry: { type: "Point", coordinates: [spot.longitude, spot.latitude] },
    })),
  };
}

/** The incidents come as tiles that the server makes: groups, and those that stand alone. */
export function mapSources(tiles, maxzoom) {
  const plain = () => ({ type: "geojson", data: emptyData() });
  return {
    incidents: { type: "vector", tiles: [tiles], maxzoom },
    held: plain(), surface: plain(), alerts: plain(), chosen: plain(),
  };
}

const iconOf = (what) => ["concat", `${what}:`, ["get", "family"], ":", ["get", "status"]];

// Each share that differs is a picture of its own: those of large groups are told in twelfths, so
// that 100,000 incidents need hundreds and not thousands. A kind that is there is never rounded off.
const TWELFTHS = 12;
const shareOf = (family) => [
  "case", [">", ["get", "point_count"], TWELFTHS],
  ["ceil", ["/", ["*", TWELFTHS, ["get", family]], ["get", "point_count"]]],
  ["get", family],
];
const groupIcon = (kind) => [
  "concat", "group:",
  ...FAMILIES.flatMap((family, n) => [n ? "," : "", ["to-string", shareOf(family)]]),
  `:${kind}`,
];

// Size grows with the root of the lowest figure: 0 killed 0.72, 25 about 1.1, 100 about 1.5.
const sizeOf = (figure) => ["min", 2, ["+", 0.72, ["*", 0.078, ["sqrt", ["get", figure]]]]];
const SIZE = sizeOf("killed");
const AREA_SIZE = ["match", ["get", "precision"], "country", 2.4, ["admin1", "region"], 1.8, 1.4];
const GROUP_SIZE = ["step", ["get", "point_count"], 0.95, 10, 1.15, 100, 1.4];
const LABEL = { "text-font": FONT, "text-size": 11, "text-optional": true, "text-anchor": "top" };

const alone = ["!", ["has", "point_count"]];
const several = ["has", "point_count"];

export function mapLayers() {
  return [
    {
      id: "surface", type: "fill", source: "surface",
      paint: { "fill-color": ["get", "colour"], "fill-opacity": ["*", 0.5, ["get", "strength"]], "fill-antialias": false },
    },
    symbols("areas", "areas", alone, { "icon-image": iconOf("area"), "icon-size": AREA_SIZE }),
    grouped("areas-groups", "areas", "area"),
    coloured({ "circle-color": "accent", "circle-stroke-color": "accent" }, {
      id: "chosen", type: "circle", source: "chosen",
      paint: { "circle-radius": 21, "circle-opacity": 0.16, "circle-stroke-width": 2.5 },
    }),
    coloured({ "circle-color": "ring", "circle-stroke-color": "ring" }, {
      id: "halos", type: "circle", source: "incidents", "source-layer": "points", filter: ["all", alone, [">", ["get", "high"], ["get", "killed"]]],
      paint: { "circle-radius": ["*", 13, sizeOf("high")], "circle-opacity": 0.1, "circle-stroke-width": 1, "circle-stroke-opacity": 0.45 },
    }),
    symbols("points", "points", alone, {
      "icon-image": iconOf("mark"), "icon-size": SIZE, "symbol-sort-key": ["get", "killed"],
      ...LABEL, "text-field": ["step", ["zoom"], "", 5, ["get", "harm"]], "text-offset": [0, 1.3],
    }),
    grouped("points-groups", "points", "point"),
    symbols("alerts", "alerts", true, {
      "icon-image": ["get", "icon"], "icon-size": 0.85,
      ...LABEL, "text-field": ["step", ["zoom"], "", 5, ["get", "label"]], "text-offset": [0, 1],
    }),
    symbols("held", "held", true, {
      "icon-image": ["get", "icon"], "icon-size": 0.85,
      ...LABEL, "text-field": ["get", "label"], "text-offset": [0, 1.1], "text-max-width": 16,
    }, 1.4, { "icon-opacity": ["case", ["get", "stale"], 0.45, 1] }),
  ];
}

// Points and areas are layers of the tiles; all others have a source of their own.
const sourceOf = (name) =>
  ["points", "areas"].includes(name) ? { source: "incidents", "source-layer": name } : { source: name };

/** The layers that show incidents. */
export const INCIDENT_LAYERS = ["areas", "areas-groups", "halos", "points", "points-groups"];

const symbols = (id, source, filter, layout, halo = 1.4, paint = {}) =>
  coloured({ "text-color": "ink", "text-halo-color": "map-land" }, {
    id, type: "symbol", ...sourceOf(source), filter, paint: { "text-halo-width": halo, ...paint },
    layout: { "icon-allow-overlap": true, ...layout },
  });

const grouped = (id, source, kind) =>
  symbols(id, source, several, {
    "icon-image": groupIcon(kind), "icon-size": GROUP_SIZE,
    "text-field": ["get", "point_count_abbreviated"], "text-font": BOLD, "text-size": 12,
    "text-allow-overlap": true,
  }, 0);
