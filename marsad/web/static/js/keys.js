// The keys: / searches, arrows step through the list, Esc lets go.

import { find } from "./dom.js";
import { step } from "./list.js";
import { closePopup } from "./map.js";
import { change, letGoOf, state } from "./state.js";

const WRITING = "input, select, textarea";

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return letGo();
    if (event.target.closest?.(`${WRITING}, #panel`)) return; // where arrows write and scroll
    // The newest comes first in the list: down and left are back in time.
    const by = { ArrowDown: 1, ArrowLeft: 1, ArrowUp: -1, ArrowRight: -1 }[event.key];
    if (event.key === "/") find("#filters [name=text]").focus();
    else if (by && state.view === "incidents") step(by);
    else return;
    event.preventDefault();
  });
}

/** First the field that is written in, then the text that is read, then what was chosen. */
function letGo() {
  closePopup();
  if (document.activeElement?.matches(WRITING)) document.activeElement.blur();
  else if (state.page && state.incident) change({ page: "", claim: "" });
  else change(letGoOf);
}
