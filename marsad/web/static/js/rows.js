// The incidents as rows, and which of them fit the filters.

import { inTongue, throughLens } from "./state.js";

export async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error((await answer.json()).message);
  return answer.json();
}

// The newest come first, so that there is something to see at once in a store of 100,000.
export const FIRST_ROWS = 2000;

/** Rows from their columns; a value that many rows have is one object for all of them. */
function unpack({ rows, plain, shared }) {
  const made = Array.from({ length: rows }, () => ({}));
  for (const [name, values] of Object.entries(plain)) values.forEach((value, at) => { made[at][name] = value; });
  for (const [name, [values, places]] of Object.entries(shared)) {
    places.forEach((place, at) => { made[at][name] = values[place]; });
  }
  return made;
}

const fetchPacked = async (address) => unpack(await fetchJson(address));

export const fetchRows = () => fetchPacked(inTongue("/map/incidents.json"));
export const fetchFirstRows = () => fetchPacked(inTongue(`/map/incidents.json?limit=${FIRST_ROWS}`));
export const fetchAlerts = () => fetchJson(throughLens("/map/alerts.json"));
export const fetchSeenRows = () => fetchPacked(throughLens("/map/incidents.json"));

/** The ids of the incidents whose evidence has these words; null when there are no words. */
export async function fetchMatches(text) {
  if (!text.trim()) return null;
  return new Set(await fetchJson(throughLens("/map/ids.json", { text })));
}

/** Whether a row meets every filter. `matches` are the ids found by words in the evidence. */
export function fits(row, filters, matches) {
  return (
    (!filters.type || row.event_type === filters.type) &&
    (!filters.status || row.status === filters.status) &&
    (!filters.source || row.sources.includes(filters.source)) &&
    (!matches || matches.has(row.id) || names(row, filters.text)) &&
    within(row, filters.since, filters.until)
  );
}

/** Whether it may have happened within these days. What has no day fits no days. */
export function within(row, since, until) {
  if (!since && !until) return true;
  const first = row.earliest ?? row.latest;
  const last = row.latest ?? row.earliest;
  return first !== null && (!since || last >= since) && (!until || first <= until);
}

const names = (row, text) =>
  `${row.headline} ${row.where} ${row.sources.join(" ")}`
    .toLowerCase()
    .includes(text.trim().toLowerCase());

export const isPlaced = (spot) => spot !== null && spot.longitude !== null && spot.latitude !== null;
export const isVague = (spot) => ["admin2", "admin1", "country", "region"].includes(spot.precision);
