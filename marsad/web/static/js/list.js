// The list: it mirrors the map for the keyboard and the screen reader.

import { find, findAll, make } from "./dom.js";
import { fetchRows } from "./rows.js";
import { choose, inTongue, state } from "./state.js";
import { counted, incidents, LOCALE, say } from "./words.js";

const list = find("#list");
const tray = find("#tray");
const rest = find("#rest");
let shown = [];
let fitting = 0;
let coming = null; // the rows that were asked for, while they come

/** Show the newest of what fits, and what has no place on the map. */
export function showRows(view) {
  ({ fitting, rows: shown } = view);
  coming = null;
  find("#list-title").textContent =
    fitting === view.total
      ? incidents(fitting)
      : counted("{some} of {n} incident", "{some} of {n} incidents", view.total, { some: fitting.toLocaleString(LOCALE) });
  list.replaceChildren(...shown.map(rowElement));
  showRest();
  showTray(view.tray, fitting - view.placed);
}

/** A button brings the next rows: all at once would make the page slow. */
function showRest() {
  rest.hidden = shown.length >= fitting;
  if (rest.hidden) return rest.replaceChildren();
  const button = make("button", { type: "button" }, counted("Show more of {n} older", "Show more of {n} older", fitting - shown.length));
  button.addEventListener("click", showMore);
  rest.replaceChildren(button);
}

async function showMore() {
  coming ??= fetchRows({ offset: shown.length });
  const asked = coming;
  const more = await asked;
  if (coming !== asked) return; // something else fits by now
  coming = null;
  shown = [...shown, ...more];
  list.append(...more.map(rowElement));
  showRest();
}

function showTray(rows, count) {
  tray.hidden = !rows.length;
  find("summary", tray).textContent = say("Not placed ({n})", { n: count.toLocaleString(LOCALE) });
  find("ol", tray).replaceChildren(...rows.map(rowElement));
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

/** Choose the incident before or after the chosen one; after the last row more are brought. */
export async function step(by) {
  if (!shown.length) return;
  const at = shown.findIndex((row) => row.id === state.incident);
  const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
  if (next === shown.length && next < fitting) await showMore();
  if (shown[next]) choose(shown[next].id);
}
