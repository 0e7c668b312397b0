// Starts the page: loads the incidents, and keeps list, map, timeline and panel in one state.

import { showAreas, startAreas } from "./areas.js";
import { fetchControl, fetchSurface, heldData, hideControl, showControl, startControl, surfaceData } from "./control.js";
import { find, findAll, isDark } from "./dom.js";
import { offerSources, showFilters, startFilters } from "./filters.js";
import { startKeys } from "./keys.js";
import { loadKnowing, showLens, startKnowing } from "./knowing.js";
import { markChosen, showRows } from "./list.js";
import { onIdle, resizeMap, showChosen, showHeld, showAlerts, showIncidents, showSurface, startMap, whenIdle } from "./map.js";
import { startPanel } from "./panel.js";
import { fetchAlerts, fetchFirstRows, fetchMatches, fetchRows, fetchSeenRows, FIRST_ROWS, fits, isPlaced } from "./rows.js";
import { change, choose, FILTERS, LENS, letGoOf, onChange, state } from "./state.js";
import { showTimeline, startTimeline } from "./timeline.js";
import { counted, say } from "./words.js";

let all = []; // all incidents
let rows = []; // those that the lens leaves, as it leaves them
let fitting = []; // those that the filters keep
let matches = null; // the ids found by words in the evidence; null without words
let held = null; // who holds what on the day, in that view
let alerts = []; // where hazards are warned of
let surface = null; // what is inferred between these places, if asked for

async function start() {
  for (const begin of [startPanel, startControl, startTimeline, startKeys, startFilters, startTabs]) begin();
  document.addEventListener("click", chooseFromList);
  rows = all = await fetchFirstRows();
  alerts = await fetchAlerts();
  offerSources(all);
  const knowing = startKnowing();
  await load(new Set(["text", "view", ...(seesAll() ? [] : LENS)]));
  show();
  onChange(changed);
  await knowing;
  new ResizeObserver(() => showTimeline(all, fitting)).observe(find("#timeline"));
  isDark.addEventListener("change", show);
  await startMap(spots().filter(isPlaced));
  await startAreas();
  onIdle(sayWhatIsShown);
  show();
  live();
  whenIdle(loadRest);
}

/** What was left out of the first look, if there is more. */
async function loadRest() {
  if (all.length !== FIRST_ROWS) return;
  all = await fetchRows();
  if (seesAll()) rows = all;
  offerSources(all);
  show();
}

/** When the store was written, look again: an open page lives. */
function live() {
  const events = new EventSource("/events");
  events.addEventListener("changed", async () => {
    all = await fetchRows();
    if (seesAll()) rows = all;
    offerSources(all);
    await loadKnowing();
    await load(new Set(["text", "view", "at", ...(seesAll() ? [] : LENS.slice(0, 1))]));
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
  const [seen, warned, found, view, land] = await Promise.all([
    lens ? fetchSeen() : rows,
    lens ? fetchAlerts() : alerts,
    names.has("text") || lens ? fetchMatches(asked.text) : matches,
    inControl && moved ? fetchControl(asked.at) : held,
    inControl && moved ? fetchSurface(asked.at) : surface,
  ]);
  if (["text", "view", "at", "inferred", ...LENS].some((name) => state[name] !== asked[name])) return false;
  [rows, alerts, matches, held, surface] = [seen, warned, found, inControl ? view : null, inControl ? land : null];
  return true;
}

const seesAll = () => !state.known && !state.without && !state.policy;
const fetchSeen = () => (seesAll() ? all : fetchSeenRows());

async function changed(_, names) {
  showFilters();
  showLens();
  if (!(await load(names))) return;
  if (["view", "at", "inferred", ...FILTERS, ...LENS].some((name) => names.has(name))) show();
  else showChoice();
  if (["incident", "place", "page"].some((name) => names.has(name)) && (state.incident || state.place)) showTab("panel");
}

function show() {
  fitting = rows.filter((row) => fits(row, state, matches));
  const incidents = state.view === "incidents";
  if (incidents) {
    hideControl();
    showRows(fitting, all.length);
  } else showControl(held);
  showIncidents(incidents ? fitting : []);
  showHeld(heldData(held));
  showAlerts(incidents ? alerts : []);
  showSurface(surfaceData(surface));
  showChoice();
}

function showChoice() {
  markChosen();
  showTimeline(all, fitting);
  showChosen(chosenSpot());
}

const spots = () => (state.view === "incidents" ? fitting : held?.rows ?? []).map((row) => row.spot);

function chosenSpot() {
  if (state.view === "incidents") return fitting.find((row) => row.id === state.incident)?.spot;
  return spots().find((spot) => String(spot.geonameid) === state.place);
}

function sayWhatIsShown() {
  const placed = spots().filter(isPlaced).length;
  find("#map-state").dataset.drawn = "yes";
  find("#map-state").textContent =
    state.view === "incidents"
      ? counted("{n} incident on the map", "{n} incidents on the map", placed)
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
