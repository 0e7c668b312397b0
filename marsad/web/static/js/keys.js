// The keys: / searches, arrows step through the list, [ and ] through what was known, Esc lets go.

import { find } from "./dom.js";
import { stepKnown } from "./knowing.js";
import { step } from "./list.js";
import { closePopup } from "./map.js";
import { change, letGoOf, state } from "./state.js";

const WRITING = "input, select, textarea";
const help = find("#keys");

export function startKeys() {
  find("#keys-button").addEventListener("click", () => help.showModal());
  find("#keys button").addEventListener("click", () => help.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") return letGo();
    if (event.target.closest?.(WRITING)) return;
    if (pressed(event)) event.preventDefault();
  });
}

function pressed({ key, target }) {
  if (key === "/") find("#filters [name=text]").focus();
  else if (key === "?") help.showModal();
  else if (key === "[") stepKnown(-1);
  else if (key === "]") stepKnown(1);
  else return !target.closest?.("#panel") && arrow(key); // in the panel arrows scroll
  return true;
}

function arrow(key) {
  // The newest comes first in the list: down and left are back in time.
  const by = { ArrowDown: 1, ArrowLeft: 1, ArrowUp: -1, ArrowRight: -1 }[key];
  if (!by || state.view !== "incidents") return false;
  step(by);
  return true;
}

/** First the field that is written in, then the text that is read, then what was chosen. */
function letGo() {
  closePopup();
  if (document.activeElement?.matches(WRITING)) document.activeElement.blur();
  else if (state.page && state.incident) change({ page: "", claim: "" });
  else change(letGoOf);
}
