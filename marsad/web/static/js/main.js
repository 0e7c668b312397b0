// Starts the page: loads the incidents, and keeps list, map, timeline and panel in one state.

import { showAreas, startAreas } from "./areas.js";
import { fetchControl, fetchSurface, heldData, hideControl, showControl, startControl, surfaceData } from "./control.js";
import { find, findAll, isDark } from "./dom.js";
import { offerSources, showFilters, startFilters } from "./filters.js";
import { startKeys } from "./keys.js";
import { loadKnowing, showLens, startKnowing } from "./knowing.js";
import { markChosen, showRows } from "./list.js";
import { onIdle, prepareMap, resizeMap, showChosen, showHeld, showAlerts, showIncidents, showSurface, startMap } from "./map.js";
import { startPanel } from "./panel.js";
import { fetchAlerts, fetchRow, fetchView, isPlaced, VIEWED } from "./rows.js";
import { change, choose, FILTERS, LENS, letGoOf, onChange, state } from "./state.js";
import { showTimeline, startTimeline } from "./timeline.js";
import { counted, say } from "./words.js";

let view = null; // what fits, as the lens leaves it
let chosen = null; // the row of the incident that is chosen, if it fits
let held = null; // who holds what on the day, in that view
let alerts = []; // where hazards are warned of
let surface = null; // what is inferred between these places, if asked for

// What a look at all of it asks for anew; the moments that can be chosen come by themselves.
const EVERYTHING = new Set([...FILTERS, "known", "view"]);

async function start() {
  const drawing = prepareMap();
  for (const begin of [startPanel, startControl, startTimeline, startKeys, startFilters, startTabs]) begin();
  document.addEventListener("click", chooseFromList);
  const knowing = startKnowing();
  while (!(await load(EVERYTHING))); // something was chosen while it came
  show();
  onChange(changed);
  new ResizeObserver(() => showTimeline(view.timeline, chosen)).observe(find("#timeline"));
  isDark.addEventListener("change", show);
  await startMap(await drawing, view.version, boxShown());
  await startAreas();
  onIdle(sayWhatIsShown);
  show();
  await knowing;
  live();
}

/** When the store was written, look again: an open page lives. */
function live() {
  const events = new EventSource("/events");
  events.addEventListener("changed", async () => {
    await loadKnowing();
    if (!(await load(EVERYTHING))) return;
    show();
    showAreas();
  });
  addEventListener("pagehide", () => events.close());
}

/** Ask for what a change needs. False if something else was changed while it came. */
async function load(names) {
  const asked = state;
  const lens = LENS.some((name) => names.has(name));
  if (names.has("by")) await loadKnowing();
  const inControl = asked.view === "control";
  const moved = lens || ["view", "at", "inferred"].some((name) => names.has(name));
  const fits = VIEWED.some((name) => names.has(name));
  const [seen, one, warned, places, land] = await Promise.all([
    fits ? fetchView() : view,
    fits || names.has("incident") ? fetchChosen(asked.incident) : chosen,
    lens ? fetchAlerts() : alerts,
    inControl && moved ? fetchControl(asked.at) : held,
    inControl && moved ? fetchSurface(asked.at) : surface,
  ]);
  if (["incident", "view", "at", "inferred", ...VIEWED].some((name) => state[name] !== asked[name])) return false;
  if (seen !== view) offerSources(seen.sources);
  [view, chosen, alerts, held, surface] = [seen, one, warned, inControl ? places : null, inControl ? land : null];
  return true;
}

const fetchChosen = async (id) => (id ? fetchRow(id) : null);

async function changed(_, names) {
  showFilters();
  showLens();
  if (!(await load(names))) return;
  if (["view", "at", "inferred", ...FILTERS, ...LENS].some((name) => names.has(name))) show();
  else showChoice();
  if (["incident", "place", "page"].some((name) => names.has(name)) && (state.incident || state.place)) showTab("panel");
}

function show() {
  const incidents = state.view === "incidents";
  if (incidents) {
    hideControl();
    showRows(view);
  } else showControl(held);
  showIncidents(view.version, incidents);
  showHeld(heldData(held));
  showAlerts(incidents ? alerts : []);
  showSurface(surfaceData(surface));
  showChoice();
}

function showChoice() {
  markChosen();
  showTimeline(view.timeline, chosen);
  showChosen(chosenSpot());
}

const heldSpots = () => (held?.rows ?? []).map((row) => row.spot);

function chosenSpot() {
  if (state.view === "incidents") return chosen?.spot;
  return heldSpots().find((spot) => String(spot.geonameid) === state.place);
}

/** West, south, east and north of what is shown. */
function boxShown() {
  if (state.view === "incidents") return view.box;
  const placed = heldSpots().filter(isPlaced);
  if (!placed.length) return null;
  const [easts, norths] = [placed.map((spot) => spot.longitude), placed.map((spot) => spot.latitude)];
  return [Math.min(...easts), Math.min(...norths), Math.max(...easts), Math.max(...norths)];
}

function sayWhatIsShown() {
  find("#map-state").dataset.drawn = "yes";
  find("#map-state").textContent =
    state.view === "incidents"
      ? counted("{n} incident on the map", "{n} incidents on the map", view.placed)
      : find("#list-title").textContent;
}

/** The rows of list, tray and popups are links that choose instead of leading away. */
function chooseFromList(event) {
  const anchor = event.target.closest("a.row");
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (anchor.dataset.incident) choose(anchor.dataset.incident);
  if (anchor.dataset.place) change({ ...letGoOf, place: anchor.dataset.place });
}

function startTabs() {
  for (const button of findAll(".tabs button")) {
    button.addEventListener("click", () => showTab(button.dataset.tab));
  }
  showTab(state.incident || state.place ? "panel" : "map");
}

/** On a small screen one part is shown at a time. */
function showTab(name) {
  find("#main").dataset.tab = name;
  for (const button of findAll(".tabs button")) {
    button.setAttribute("aria-pressed", String(button.dataset.tab === name));
  }
  resizeMap();
}

start().catch((error) => {
  find("#map-state").textContent = say("This page could not be loaded: {why}", { why: error.message });
});
