/* The content checks in the editor: the panel's places lead there, its button tells how many, leaving asks. */

import { beforePublishing } from "../before-publishing.js";
import { followCount } from "./badge.js";
import { askAboutFindings } from "./dialog.js";
import { goTo } from "./spot.js";

const panel = document.querySelector('[data-side-panel="checks"]');
if (panel?.querySelector("#content-checks")) {
  followCount(panel);
  panel.addEventListener("click", (event) => {
    const place = event.target.closest("[data-check-anchor]");
    if (place) goTo(place.dataset.checkAnchor);
  });
  beforePublishing(askAboutFindings, { order: 10 });
}
