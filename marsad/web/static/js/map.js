// The map: incidents as marks, places held as squares; choosing one chooses it everywhere.

import * as maplibre from "/vendor/maplibre-gl-6.17.0/maplibre-gl.mjs";
import { basemapStyle } from "./basemap.js";
import { recolour } from "./colours.js";
import { find, isDark, make } from "./dom.js";
import { addIcon, loadMarks, redrawIcons } from "./icons.js";
import { alertData, emptyData, incidentData, mapLayers, mapSources } from "./layers.js";
import { rowElement } from "./list.js";
import { isPlaced } from "./rows.js";
import { change, choose, letGoOf } from "./state.js";

const MAX_ZOOM = 13;
const POINT_LAYERS = ["points", "areas"];
const GROUP_LAYERS = ["points-groups", "areas-groups"];

let map = null;
let popup = null;
let rowsById = new Map();

/** Make the map, showing all of these spots at once unless the address says where to look. */
export async function startMap(spots) {
  const [style] = await Promise.all([basemapStyle(), loadMarks()]);
  Object.assign(style.sources, mapSources());
  style.layers.push(...mapLayers());
  const made = new maplibre.Map({
    container: "map", style, ...viewOf(spots), maxZoom: MAX_ZOOM, hash: "map",
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
    map.getCanvas().title = rowsById.get(feature?.properties.id)?.headline ?? "";
  });
  isDark.addEventListener("change", () => {
    recolour(map);
    redrawIcons(map);
  });
}

function viewOf(spots) {
  if (!spots.length || location.hash.includes("map=")) return { center: [30, 25], zoom: 1.6 };
  const bounds = new maplibre.LngLatBounds();
  for (const spot of spots) bounds.extend([spot.longitude, spot.latitude]);
  return { bounds, fitBoundsOptions: { padding: 60, maxZoom: 7 } };
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
async function openGroup(feature) {
  const source = map.getSource(feature.source);
  const { cluster_id: id, point_count: count } = feature.properties;
  const members = (await source.getClusterLeaves(id, count, 0)).map((leaf) => leaf.properties.id);
  const zoom = await source.getClusterExpansionZoom(id);
  const { coordinates } = feature.geometry;
  if (zoom <= MAX_ZOOM) map.easeTo({ center: coordinates, zoom });
  else listGroup(members, coordinates);
}

function listGroup(ids, coordinates) {
  const list = make("ol", {}, ...ids.map((id) => rowElement(rowsById.get(id))));
  popup = new maplibre.Popup({ offset: 14, maxWidth: "320px", focusAfterOpen: false })
    .setLngLat(coordinates)
    .setDOMContent(list)
    .addTo(map);
}

export function showIncidents(rows) {
  rowsById = new Map(rows.map((row) => [row.id, row]));
  map?.getSource("points").setData(incidentData(rows, false));
  map?.getSource("areas").setData(incidentData(rows, true));
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
/** Call once, when all that the map has so far is drawn. */
export const whenIdle = (listener) => map.once("idle", listener);
export const resizeMap = () => map?.resize();
