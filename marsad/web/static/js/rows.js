// What is asked of the server: the view of all that fits, and rows of it.

import { FILTERS, LENS, state, throughLens } from "./state.js";

export async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error((await answer.json()).message);
  return answer.json();
}

/** Rows from their columns; a value that many rows have is one object for all of them. */
function unpack({ rows, plain, shared }) {
  const made = Array.from({ length: rows }, () => ({}));
  for (const [name, values] of Object.entries(plain)) values.forEach((value, at) => { made[at][name] = value; });
  for (const [name, [values, places]] of Object.entries(shared)) {
    places.forEach((place, at) => { made[at][name] = values[place]; });
  }
  return made;
}

/** An address with the filters and the lens: what it gives is what this page shows. */
export const filtered = (path, query = {}) =>
  throughLens(path, { ...query, ...Object.fromEntries(FILTERS.map((name) => [name, state[name].trim()])) });

/** How much fits, the newest rows of it, what has no place, and the timeline. */
export async function fetchView() {
  const view = await fetchJson(filtered("/map/view.json"));
  return { ...view, rows: unpack(view.rows), tray: unpack(view.tray) };
}

/** What a view depends on. */
export const VIEWED = [...FILTERS, ...LENS];

/** Rows of what fits: `offset` of the newest are left out, `box` and `one` narrow it further. */
export const fetchRows = async (query) => unpack(await fetchJson(filtered("/map/incidents.json", query)));

/** The one of that id, if it fits. */
export const fetchRow = async (one) => (await fetchRows({ one }))[0] ?? null;

export const fetchAlerts = () => fetchJson(throughLens("/map/alerts.json"));

export const isPlaced = (spot) => spot !== null && spot.longitude !== null && spot.latitude !== null;
