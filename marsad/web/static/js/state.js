// What the page shows, in one object that mirrors the address: a link reproduces the view.

const NOTHING = {
  view: "incidents", // or "control"
  incident: "", // the one that is chosen everywhere
  page: "", // the page whose text the panel shows
  claim: "", // the claim marked in it
  place: "", // the place chosen in the control view, by geonameid
  text: "",
  type: "",
  status: "",
  source: "",
  since: "",
  until: "",
  at: "", // the day of the control view
  inferred: "", // "1" to draw what is inferred between the places held
  known: "", // only what was known by then; by default all
  by: "", // known when it was told, or "captured"
  without: "", // whose word is left out
  lang: "", // the language, where it is chosen
  policy: "", // how one toll is made of many; by default the last word of each origin
};

export const FILTERS = ["text", "type", "status", "source", "since", "until"];
export const LENS = ["known", "by", "without", "policy"];
const ASKED = [...LENS, "lang"];
const CHOICES = ["incident", "page", "claim", "place"];

const listeners = [];
export let state = read();

function read() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(
    Object.entries(NOTHING).map(([name, value]) => [name, query.get(name) ?? value]),
  );
}

function address(of) {
  const given = Object.entries(of).filter(([name, value]) => value && value !== NOTHING[name]);
  const query = new URLSearchParams(given).toString();
  return `${location.pathname}${query && `?${query}`}${location.hash}`;
}

/** An address with what the lens adds to it: the same store, seen as this page sees it. */
export function throughLens(path, query = {}) {
  const given = { ...query, ...Object.fromEntries(ASKED.map((name) => [name, state[name]])) };
  const asked = new URLSearchParams(Object.entries(given).filter(([, value]) => value)).toString();
  return asked ? `${path}?${asked}` : path;
}

/** An address in the language of this page, if that was chosen. */
export const inTongue = (path) =>
  state.lang ? `${path}${path.includes("?") ? "&" : "?"}lang=${encodeURIComponent(state.lang)}` : path;

/** Call `listener(state, changed)` after every change; `changed` is the set of names. */
export function onChange(listener) {
  listeners.push(listener);
}

/** Change part of the state. A choice makes a step to go back to; a filter does not. */
export function change(part) {
  const next = { ...state, ...part };
  const changed = new Set(Object.keys(next).filter((name) => next[name] !== state[name]));
  if (!changed.size) return;
  state = next;
  const step = [...CHOICES, "view"].some((name) => changed.has(name));
  history[step ? "pushState" : "replaceState"](null, "", address(state));
  tell(changed);
}

export const choose = (incident) => change({ ...letGoOf, incident });
export const letGoOf = Object.fromEntries(CHOICES.map((name) => [name, ""]));

function tell(changed) {
  for (const listener of listeners) listener(state, changed);
}

window.addEventListener("popstate", () => {
  const before = state;
  state = read();
  tell(new Set(Object.keys(state).filter((name) => state[name] !== before[name])));
});
