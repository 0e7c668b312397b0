// The form of the bar: words, kinds, sources and days, and which view is shown.

import { find, findAll, make } from "./dom.js";
import { change, FILTERS, letGoOf, state } from "./state.js";

const SEARCH_WAIT_MS = 250; // a search starts when typing rests
const form = find("#filters");

export function startFilters() {
  let waiting = 0;
  form.addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    const wait = target.type === "search" ? SEARCH_WAIT_MS : 0;
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
  for (const anchor of findAll("[data-tongue]")) {
    for (const event of ["pointerdown", "focus"]) anchor.addEventListener(event, () => leadOn(anchor));
  }
  showFilters();
}

/** The link to the other language leads to what is shown now. */
function leadOn(anchor) {
  const address = new URL(location.href);
  address.searchParams.set("lang", anchor.dataset.tongue);
  anchor.href = address.href;
}

/** Show the filters that hold. A field that is written in stays as it is. */
export function showFilters() {
  for (const name of FILTERS) {
    const field = form.elements[name];
    if (field !== document.activeElement || field.type !== "search") field.value = state[name];
  }
  form.inert = state.view !== "incidents";
  form.classList.toggle("active", FILTERS.some((name) => state[name]));
  for (const button of findAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
  for (const part of findAll(".key [data-for]")) part.hidden = part.dataset.for !== state.view;
}

export function offerSources(names) {
  const [every] = form.elements.source.options;
  form.elements.source.replaceChildren(every, ...names.map((name) => make("option", {}, name)));
  form.elements.source.value = state.source;
}
