// The user's own basemap, if `marsad serve` was given one: tiles from one PMTiles file of ours.

import * as maplibre from "/vendor/maplibre-gl-6.17.0/maplibre-gl.mjs";
import { coloured } from "./colours.js";
import { find, make } from "./dom.js";

const ADDRESS = `${location.origin}/basemap.pmtiles`;
const READER = "/vendor/pmtiles-4.5.0/pmtiles.js";

// How layers are drawn, by what their names begin with in the usual schemas of vector tiles. Borders
// and countries' names are our own, so that what is disputed stays dashed.
const LOOKS = [
  [/^(water|ocean|lake|river)/, "sea"],
  [/^(earth|land$)/, "land"],
  [/^(road|street|transport)/, "road"],
  [/^building/, "building"],
  [/^(boundar|admin|border|countr|place|poi|.*label|.*_name)/, null],
];

/** The source and the layers of the user's map; nothing if there is none. */
export async function ownBasemap() {
  const { basemap: kind } = find("#map").dataset;
  if (!kind) return { sources: {}, layers: [] };
  await loadReader();
  const { PMTiles, Protocol } = window.pmtiles;
  const archive = new PMTiles(ADDRESS);
  const protocol = new Protocol({ metadata: true });
  protocol.add(archive);
  maplibre.addProtocol("pmtiles", protocol.tile);
  const url = `pmtiles://${ADDRESS}`;
  if (kind === "raster") return { sources: { own: { type: kind, url, tileSize: 256 } }, layers: [picture()] };
  return { sources: { own: { type: kind, url } }, layers: await shapes(archive) };
}

function loadReader() {
  return new Promise((done, failed) => {
    const script = make("script", { src: READER });
    script.addEventListener("load", done);
    script.addEventListener("error", () => failed(new Error(READER)));
    document.head.append(script);
  });
}

const picture = () => ({ id: "own", type: "raster", source: "own" });

/** A layer for each of the file's: surfaces first, lines over them. */
async function shapes(archive) {
  const { vector_layers: named = [] } = await archive.getMetadata();
  const drawn = named.map(({ id }) => layerOf(id)).filter(Boolean);
  const order = ["land", "sea", "building", "road", "line"];
  return drawn.sort((one, other) => order.indexOf(one.metadata.look) - order.indexOf(other.metadata.look)).map(plain);
}

function layerOf(name) {
  const found = LOOKS.find(([pattern]) => pattern.test(name));
  const look = found ? found[1] : "line";
  if (look === null) return null;
  const layer = { id: `own-${name}`, source: "own", "source-layer": name };
  const made = PAINTS[look](layer);
  return { ...made, metadata: { ...made.metadata, look } };
}

const POLYGON = ["==", ["geometry-type"], "Polygon"];
const fill = (colour, opacity) => (layer) =>
  coloured({ "fill-color": colour }, { ...layer, type: "fill", filter: POLYGON, paint: { "fill-opacity": opacity, "fill-antialias": false } });
const line = (colour, width) => (layer) =>
  coloured({ "line-color": colour }, { ...layer, type: "line", paint: { "line-width": width } });

const PAINTS = {
  sea: fill("map-sea", 1),
  land: fill("map-land", 1),
  building: fill("map-border", 0.35),
  road: line("map-border", ["interpolate", ["linear"], ["zoom"], 6, 0.4, 13, 2]),
  line: line("map-coast", 0.6),
};

/** A layer without what only served to sort it: metadata are names of colours. */
function plain({ metadata: { look, ...colours }, ...layer }) {
  return { ...layer, metadata: colours };
}
