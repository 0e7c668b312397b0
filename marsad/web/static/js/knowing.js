// Up to when things are known, and whose word counts: the lens through which the store is seen.

import { find, findAll, make } from "./dom.js";
import { fetchJson } from "./rows.js";
import { change, inTongue, state } from "./state.js";
import { counted, LOCALE, say } from "./words.js";

const STEP_MS = 900; // between two steps while it plays
const SHOWN = 60; // names of a kind; the rest are found by the filter of sources
const bar = find("#knowing");
const range = find("#knowing input[type=range]");
const out = find("#knowing output");
const play = find("#play");
const telling = find("#telling");
let moments = [];
let playing = false;

export async function startKnowing() {
  range.addEventListener("input", () => know(Number(range.value)));
  find("#known-back").addEventListener("click", () => stepKnown(-1));
  find("#known-on").addEventListener("click", () => stepKnown(1));
  find("#known-by").addEventListener("change", ({ target }) => change({ by: target.value, known: "" }));
  play.addEventListener("click", () => setPlaying(!playing));
  telling.addEventListener("change", leaveOut);
  find("#all-tell").addEventListener("click", () => change({ without: "" }));
  await loadKnowing();
}

export async function loadKnowing() {
  const found = await fetchJson(inTongue(`/map/knowing.json${state.by && `?by=${state.by}`}`));
  moments = found.moments;
  bar.hidden = moments.length < 2;
  telling.hidden = !found.choices.sources.length;
  offer(found.choices);
  showLens();
}

/** Where the slider stands: at the last moment everything is known. */
const position = () => {
  if (!state.known) return moments.length - 1;
  const later = moments.findIndex(({ at }) => Date.parse(at) > Date.parse(knownMoment()));
  return (later < 0 ? moments.length : later) - 1;
};

const knownMoment = () => (state.known.length > 10 ? state.known : `${state.known}T23:59:59Z`);

const know = (at) =>
  change({ known: at >= moments.length - 1 ? "" : moments[Math.max(0, at)].at });

/** One capture earlier or later; pages of one moment become known together. */
export function stepKnown(by) {
  if (!moments.length) return;
  const here = moments[position()]?.at;
  let next = position() + by;
  while (by < 0 && next > 0 && moments[next].at === here) next--;
  while (by > 0 && next < moments.length - 1 && moments[next].at === moments[next + 1].at) next++;
  know(next);
}

function setPlaying(now) {
  playing = now;
  play.setAttribute("aria-pressed", String(now));
  play.textContent = now ? "❚❚" : "▶";
  play.setAttribute("aria-label", now ? say("Pause") : say("Play what was known"));
  if (!now) return;
  if (!state.known) know(0);
  setTimeout(go, STEP_MS);
}

function go() {
  if (!playing) return;
  stepKnown(1);
  if (state.known) setTimeout(go, STEP_MS);
  else setPlaying(false);
}

export function showLens() {
  find("#known-by").value = state.by || "told";
  range.max = moments.length - 1;
  range.value = position();
  const moment = state.known && moments[position()];
  const words = state.known ? knownWords(long(knownMoment()), moment?.outlet) : say("all that is known");
  out.textContent = words;
  range.setAttribute("aria-valuetext", words);
  bar.classList.toggle("past", Boolean(state.known));
  showWithout();
}

const knownWords = (moment, outlet) =>
  outlet ? say("known by {moment}: {outlet}", { moment, outlet }) : say("known by {moment}", { moment });

const long = (moment) =>
  new Date(moment).toLocaleString(LOCALE, {
    day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC",
  });

// --- whose word counts ----------------------------------------------------------------------

const leftOut = () => new Set(state.without.split("|").filter(Boolean));

function offer(choices) {
  for (const [sort, offered] of Object.entries(choices)) {
    const shown = offered.slice(0, SHOWN).map(choiceElement);
    find(`[data-sort=${sort}] ul`).replaceChildren(...shown);
    find(`[data-sort=${sort}]`).hidden = !offered.length;
  }
}

function choiceElement({ name, words, claims }) {
  const box = make("input", { type: "checkbox", name });
  const label = make("label", {}, box, " ", make("bdi", {}, words), " ", make("span", { class: "quiet" }, claims.toLocaleString(LOCALE)));
  return make("li", {}, label);
}

function leaveOut({ target }) {
  const out = leftOut();
  if (target.checked) out.delete(target.name);
  else out.add(target.name);
  change({ without: [...out].sort().join("|") });
}

function showWithout() {
  const out = leftOut();
  for (const box of findAll("input[type=checkbox]", telling)) box.checked = !out.has(box.name);
  find("summary", telling).textContent = out.size
    ? counted("Whose word counts: {n} left out", "Whose word counts: {n} left out", out.size)
    : say("Whose word counts: all");
  telling.classList.toggle("some", out.size > 0);
  find("#all-tell").hidden = !out.size;
}
