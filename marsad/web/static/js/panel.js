// The evidence panel: the pages that marsad makes, fetched into the side of the map.

import { find, findAll, make } from "./dom.js";
import { change, LENS, letGoOf, onChange, state, throughLens } from "./state.js";
import { say } from "./words.js";

const panel = find("#panel");
const evidence = find("#evidence");
let asked = 0;

export function startPanel() {
  panel.addEventListener("click", follow);
  for (const event of ["pointerover", "focusin"]) panel.addEventListener(event, light);
  panel.addEventListener("pointerleave", () => lightUp([]));
  onChange((_, changed) => {
    if (["incident", "page", "claim", "place", ...LENS].some((name) => changed.has(name))) show();
  });
  show();
}

function addressOf() {
  const id = encodeURIComponent;
  if (state.page) return throughLens(`/pages/${id(state.page)}`, { claim: state.claim });
  if (state.incident) return throughLens(`/incidents/${id(state.incident)}`);
  if (state.place) return throughLens(`/places/${id(state.place)}`);
  return null;
}

async function show() {
  const address = addressOf();
  const turn = ++asked;
  find("#main").classList.toggle("chosen", address !== null);
  if (address === null) {
    evidence.replaceChildren(find("#welcome").content.cloneNode(true));
    return;
  }
  const shown = await fetchMain(address).catch((error) => [make("p", { class: "notice" }, error.message)]);
  if (turn !== asked) return; // something else was chosen while this one came
  evidence.replaceChildren(closer(), ...shown);
  for (const back of findAll("input[name=back]", evidence)) back.value = location.pathname + location.search + location.hash;
  panel.scrollTop = 0;
  find(".text .chosen", evidence)?.scrollIntoView({ block: "center" });
}

async function fetchMain(address) {
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...find("main", page).children];
}

function closer() {
  const back = state.page && (state.incident || state.place);
  const button = make("button", { type: "button", class: "close" }, back ? say("‹ Back") : say("Close"));
  button.addEventListener("click", () =>
    change(back ? { page: "", claim: "" } : letGoOf),
  );
  return button;
}

/** Links to what the panel can show stay in the panel. */
function follow(event) {
  const anchor = event.target.closest("a");
  if (!anchor || anchor.origin !== location.origin || anchor.dataset.plain !== undefined) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const choice = choiceOf(anchor);
  if (!choice) return;
  event.preventDefault();
  change(choice);
}

function choiceOf(anchor) {
  const [, kind, id] = anchor.pathname.split("/").map(decodeURIComponent);
  const asked = new URLSearchParams(anchor.search);
  const claim = asked.get("claim") ?? "";
  if (!id) return anchor.pathname === location.pathname && anchor.hash ? scrollTo(anchor.hash) : null;
  if (kind === "incidents" && id === state.incident && asked.has("policy")) return { policy: asked.get("policy") };
  if (kind === "incidents") return { ...letGoOf, incident: id };
  if (kind === "places") return { ...letGoOf, place: id };
  if (kind === "pages") return { page: id, claim };
  // A claim's own card, on the same panel, leads to its page.
  const card = find(`article[data-claim="${CSS.escape(id)}"] blockquote a`, evidence);
  return kind === "claims" && card ? choiceOf(card) : null;
}

/** Links within the page that the panel shows lead to their part of it. */
function scrollTo(hash) {
  find(hash, evidence)?.scrollIntoView({ block: "start" });
  return {};
}

/** A value and the words that show it light up together. */
function light(event) {
  const keys = event.target.closest?.("[data-value]")?.dataset.value;
  lightUp(keys ? keys.split(" ") : []);
}

function lightUp(keys) {
  for (const element of findAll("[data-value]", evidence)) {
    const own = element.dataset.value.split(" ");
    element.classList.toggle("lit", keys.some((key) => own.includes(key)));
  }
}
