// The map: incidents as marks, places held as squares; choosing one chooses it everywhere.

import * as maplibre from "/vendor/maplibre-gl-6.17.0/maplibre-gl.mjs";
import { basemapStyle } from "./basemap.js";
import { recolour } from "./colours.js";
import { find, isDark, make } from "./dom.js";
import { addIcon, loadMarks, redrawIcons } from "./icons.js";
import { alertData, emptyData, INCIDENT_LAYERS, mapLayers, mapSources } from "./layers.js";
import { rowElement } from "./list.js";
import { fetchRows, filtered, isPlaced } from "./rows.js";
import { change, choose, letGoOf } from "./state.js";
import { counted } from "./words.js";

const MAX_ZOOM = 13;
const POINT_LAYERS = ["points", "areas"];
const GROUP_LAYERS = ["points-groups", "areas-groups"];

let map = null;
let popup = null;
let tiles = ""; // the address of the tiles that are shown

/** Fetch what the map is drawn with; it needs nothing of what is to be shown. */
export const prepareMap = () => Promise.all([basemapStyle(), loadMarks()]);

/** Make the map, showing all of a box at once unless the address says where to look. */
export async function startMap([style], version, box) {
  tiles = tilesOf(version);
  Object.assign(style.sources, mapSources(tiles, MAX_ZOOM));
  style.layers.push(...mapLayers());
  const made = new maplibre.Map({
    container: "map", style, ...viewOf(box), maxZoom: MAX_ZOOM, hash: "map", fadeDuration: 0,
    attributionControl: false, dragRotate: false, pitchWithRotate: false,
  });
  addControls(made);
  made.setMissingStyleImageResolver((name) => addIcon(made, name));
  await made.once("load");
  map = made;
  find("#map").map = map; // for those who look from the console, and for tests
  listen();
}

function addControls(map) {
  map.touchZoomRotate.disableRotation();
  map.keyboard.disable(); // the arrow keys step through the list
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibre.ScaleControl({ maxWidth: 90 }), "bottom-right");
  map.addControl(new maplibre.AttributionControl({ compact: false, customAttribution: "Natural Earth · GeoNames" }), "bottom-right");
}

function listen() {
  map.on("click", clicked);
  map.on("mousemove", (event) => {
    const [feature] = under(event.point);
    map.getCanvas().style.cursor = feature ? "pointer" : "";
    map.getCanvas().title = feature?.properties.headline ?? "";
  });
  isDark.addEventListener("change", () => {
    recolour(map);
    redrawIcons(map);
  });
}

const tilesOf = (version) => location.origin + filtered("/map/tiles/", { version }).replace("/map/tiles/", "/map/tiles/{z}/{x}/{y}");

function viewOf(box) {
  if (!box || location.hash.includes("map=")) return { center: [30, 25], zoom: 1.6 };
  return { bounds: box, fitBoundsOptions: { padding: 60, maxZoom: 7 } };
}

const under = (point) => map.queryRenderedFeatures(point, { layers: [...POINT_LAYERS, ...GROUP_LAYERS, "held", "alerts"] });

function clicked({ point }) {
  popup?.remove();
  const [feature] = under(point);
  if (!feature) return;
  if (feature.layer.id === "alerts") change({ ...letGoOf, page: feature.properties.page });
  else if (feature.layer.id === "held") change({ place: String(feature.properties.place), page: "", claim: "" });
  else if (POINT_LAYERS.includes(feature.layer.id)) choose(feature.properties.id);
  else openGroup(feature);
}

/** Come nearer until a group falls apart; what stands in one spot is listed instead. */
async function openGroup({ geometry, properties, layer }) {
  const { box, point_count: count } = properties;
  const [west, south, east, north] = box.split(",").map(Number);
  const nearer = map.cameraForBounds([west, south, east, north], { padding: 60, maxZoom: MAX_ZOOM });
  const isSpot = west === east && south === north;
  if (!isSpot && nearer.zoom > map.getZoom() + 0.5) return map.easeTo(nearer);
  const rows = await fetchRows({ box, vague: layer.id === "areas-groups" ? "1" : "0" });
  listGroup(rows, count, geometry.coordinates);
}

function listGroup(rows, count, coordinates) {
  const list = make("ol", {}, ...rows.map(rowElement));
  const rest = count > rows.length ? [make("p", { class: "quiet" }, counted("and {n} older: narrow the days, or search", "and {n} older: narrow the days, or search", count - rows.length))] : [];
  popup?.remove();
  popup = new maplibre.Popup({ offset: 14, maxWidth: "320px", focusAfterOpen: false })
    .setLngLat(coordinates)
    .setDOMContent(make("div", {}, list, ...rest))
    .addTo(map);
}

/** Show the tiles of what fits now; none while the map shows something else. */
export function showIncidents(version, areShown) {
  if (!map) return;
  for (const layer of INCIDENT_LAYERS) map.setLayoutProperty(layer, "visibility", areShown ? "visible" : "none");
  if (tiles === tilesOf(version)) return;
  tiles = tilesOf(version);
  map.getSource("incidents").setTiles([tiles]);
}

export function showHeld(data) {
  map?.getSource("held").setData(data);
}

export function showAlerts(rows) {
  map?.getSource("alerts").setData(alertData(rows));
}

export function showSurface(data) {
  map?.getSource("surface").setData(data);
}

/** Ring the spot that is chosen, and bring it into sight if it is out of it. */
export function showChosen(spot) {
  const at = spot && isPlaced(spot) ? [spot.longitude, spot.latitude] : null;
  map?.getSource("chosen").setData(at ? { type: "Point", coordinates: at } : emptyData());
  if (at && !map?.getBounds().contains(at)) map?.easeTo({ center: at, zoom: Math.max(map.getZoom(), 5) });
}

export const closePopup = () => popup?.remove();
export const onIdle = (listener) => map.on("idle", listener);
export const resizeMap = () => map?.resize();
