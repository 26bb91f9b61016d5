/* Leads to a spot of the editor, named by Wagtail's content path: `body.<section>.content.<quote>.text`. */

const TYPED = "input:not([type=hidden]), textarea, select, [contenteditable=true]";

export function goTo(anchor) {
  const spot = findSpot(anchor);
  if (!spot) return false;
  reveal(spot);
  const field = fieldIn(spot);
  const target = field?.closest("[data-contentpath]") ?? spot;
  target.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
  point(target);
  return true;
}

/** The element of the longest part of the path that the editor shows. */
function findSpot(anchor) {
  let spot = null;
  for (const step of anchor.split(".")) {
    const next = (spot ?? document).querySelector(`[data-contentpath="${CSS.escape(step)}"]`);
    if (!next) break;
    spot = next;
  }
  return spot;
}

/** Opens the tab and every collapsed box around it, the outermost first. */
function reveal(spot) {
  const around = [];
  for (let element = spot; element; element = element.parentElement) around.unshift(element);
  for (const element of around.filter((element) => element.hidden)) opener(element)?.click();
}

/** The first field that can be seen; a block that is folded up is opened for it. */
function fieldIn(spot) {
  const visible = (selector) => [...spot.querySelectorAll(selector)].find((element) => element.checkVisibility());
  const folded = spot.querySelector(".w-panel__content[hidden]");
  if (folded && !visible(TYPED)) opener(folded)?.click();
  return visible(TYPED) ?? visible("button");
}

function opener(element) {
  const id = CSS.escape(element.id);
  return document.querySelector(
    `[data-panel-toggle][aria-controls="${id}"], [role=tab][aria-controls="${id}"], [role=tab][href="#${id}"]`,
  );
}

function point(spot) {
  spot.classList.remove("pointed-at");
  requestAnimationFrame(() => spot.classList.add("pointed-at"));
  spot.addEventListener("animationend", () => spot.classList.remove("pointed-at"), { once: true });
}
