// Starts the page: loads the incidents, and keeps list, map, timeline and panel in one state.

import { fetchControl, heldData, showControl, startControl } from "./control.js";
import { counted, find, findAll, isDark, make } from "./dom.js";
import { startKeys } from "./keys.js";
import { mark, showRows } from "./list.js";
import { fitTo, onIdle, resizeMap, showChosen, showHeld, showMap, startMap } from "./map.js";
import { startPanel } from "./panel.js";
import { fetchMatches, fetchRows, fits, isPlaced } from "./rows.js";
import { change, choose, FILTERS, letGoOf, onChange, state } from "./state.js";
import { showTimeline, startTimeline } from "./timeline.js";

const form = find("#filters");
const main = find("#main");
const SEARCH_WAIT_MS = 250; // a search starts when typing rests
let rows = [];
let fitting = [];
let matches = null;
let hasMap = false;

async function start() {
  startPanel();
  startControl();
  startTimeline();
  startKeys();
  startForm();
  startTabs();
  rows = await fetchRows();
  offerSources();
  matches = await fetchMatches(state.text);
  await show();
  onChange(changed);
  new ResizeObserver(() => showTimeline(rows, fitting)).observe(find("#timeline"));
  isDark.addEventListener("change", () => show());
  await startMap();
  hasMap = true;
  onIdle(sayWhatIsShown);
  await show();
}

async function changed(_, names) {
  fillForm();
  if (names.has("text")) {
    const text = state.text;
    const found = await fetchMatches(text);
    if (text !== state.text) return; // more was typed while these came
    matches = found;
  }
  if (["view", "at", ...FILTERS].some((name) => names.has(name))) await show();
  mark();
  if (names.has("incident")) {
    showTimeline(rows, fitting);
    if (hasMap) showChosen();
    if (state.incident) showTab("panel");
  }
  if (names.has("place") && state.place) showTab("panel");
}

async function show() {
  const incidents = state.view === "incidents";
  fitting = rows.filter((row) => fits(row, state, matches));
  const view = incidents ? null : await fetchControl();
  for (const button of findAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
  form.inert = !incidents;
  for (const part of findAll(".key [data-for]")) part.hidden = part.dataset.for !== state.view;
  if (incidents) {
    find("#slider").hidden = true;
    showRows(fitting, rows.length);
  } else showControl(view);
  showTimeline(rows, fitting);
  if (!hasMap) return;
  showMap(fitting);
  showHeld(heldData(view));
  fitTo((incidents ? fitting : view?.rows ?? []).map((row) => row.spot).filter(isPlaced));
}

function sayWhatIsShown() {
  const placed = fitting.filter((row) => isPlaced(row.spot)).length;
  find("#map-state").textContent =
    state.view === "incidents" ? `${counted(placed, "incident")} on the map` : find("#list-title").textContent;
}

function startForm() {
  fillForm();
  let waiting = 0;
  form.addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    const wait = target.name === "text" ? SEARCH_WAIT_MS : 0;
    waiting = setTimeout(() => change({ [target.name]: target.value }), wait);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    change(Object.fromEntries(FILTERS.map((name) => [name, ""])));
  });
  for (const button of findAll("[data-view]")) {
    button.addEventListener("click", () => change({ ...letGoOf, view: button.dataset.view }));
  }
  document.addEventListener("click", chooseFromList);
}

/** The rows of list, tray and popups are links that choose instead of leading away. */
function chooseFromList(event) {
  const anchor = event.target.closest("a.row");
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (anchor.dataset.incident) choose(anchor.dataset.incident);
  if (anchor.dataset.place) change({ ...letGoOf, place: anchor.dataset.place });
}

function fillForm() {
  for (const name of FILTERS) {
    const field = form.elements[name];
    if (field !== document.activeElement || field.type !== "search") field.value = state[name];
  }
  form.classList.toggle("active", FILTERS.some((name) => state[name]));
}

function offerSources() {
  const names = [...new Set(rows.flatMap((row) => row.sources))].sort((a, b) => a.localeCompare(b));
  form.elements.source.append(...names.map((name) => make("option", {}, name)));
  form.elements.source.value = state.source;
}

function startTabs() {
  for (const button of findAll(".tabs button")) {
    button.addEventListener("click", () => showTab(button.dataset.tab));
  }
  showTab(state.incident || state.place ? "panel" : "map");
}

/** On a small screen one part is shown at a time. */
function showTab(name) {
  main.dataset.tab = name;
  for (const button of findAll(".tabs button")) {
    button.setAttribute("aria-pressed", String(button.dataset.tab === name));
  }
  resizeMap();
}

start().catch((error) => {
  find("#map-state").textContent = `This page could not be loaded: ${error.message}`;
});
