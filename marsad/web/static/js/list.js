// The list: it mirrors the map for the keyboard and the screen reader.

import { find, findAll, make } from "./dom.js";
import { isPlaced } from "./rows.js";
import { choose, inTongue, state } from "./state.js";
import { counted, incidents, say } from "./words.js";

// More would make the page slow; a filter finds the rest.
const SHOWN = 500;

const list = find("#list");
const tray = find("#tray");
let shown = [];

export function showRows(rows, total) {
  shown = rows;
  find("#list-title").textContent =
    rows.length === total ? incidents(total) : counted("{some} of {n} incident", "{some} of {n} incidents", total, { some: rows.length });
  list.replaceChildren(...rows.slice(0, SHOWN).map(rowElement));
  const rest = find("#rest");
  rest.hidden = rows.length <= SHOWN;
  rest.textContent = counted("and {n} more: narrow the days, or search", "and {n} more: narrow the days, or search", rows.length - SHOWN);
  showTray(rows.filter((row) => !isPlaced(row.spot)));
}

function showTray(rows) {
  tray.hidden = !rows.length;
  find("summary", tray).textContent = say("Not placed ({n})", { n: rows.length });
  find("ol", tray).replaceChildren(...rows.slice(0, SHOWN).map(rowElement));
}

export function rowElement(row) {
  const item = find("#row").content.firstElementChild.cloneNode(true);
  const anchor = find("a", item);
  anchor.href = inTongue(`/incidents/${row.id}`);
  anchor.dataset.incident = row.id;
  const mark = find(".mark", item);
  mark.classList.add(row.family);
  find(".sign", mark).setAttribute("href", `/static/marks.svg#${row.family}`);
  find(".ring", mark).setAttribute("href", `/static/marks.svg#${row.status}`);
  find(".headline", item).append(make("bdi", {}, row.headline));
  find(".harm", item).textContent = row.harm ?? say("toll not stated");
  find(".harm", item).classList.toggle("quiet", row.harm === null);
  find(".facts", item).append(`${row.when} · ${row.status_words} · `, make("bdi", {}, row.sources.join(", ")));
  return item;
}

/** Show which incident or place is chosen, and bring it into sight. */
export function markChosen() {
  for (const anchor of findAll("a.row")) {
    const { incident, place } = anchor.dataset;
    const chosen = incident ? incident === state.incident : place === state.place;
    if (!chosen) anchor.removeAttribute("aria-current");
    else {
      anchor.setAttribute("aria-current", "true");
      anchor.scrollIntoView({ block: "nearest" });
    }
  }
}

/** Choose the incident before or after the chosen one. */
export function step(by) {
  if (!shown.length) return;
  const at = shown.findIndex((row) => row.id === state.incident);
  const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
  if (shown[next]) choose(shown[next].id);
}
