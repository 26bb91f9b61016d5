/* Says beneath a partial date what is understood of it, while it is being typed.
   One listener for the whole page, because rows and blocks with dates come and go. */
const address = document.getElementById("date-reading").dataset.address;
const PAUSE = 250;
const timers = new WeakMap();
const asked = new WeakMap();
let places = 0;

function placeFor(field) {
  let place = document.getElementById(field.dataset.readingPlace ?? "");
  if (!place) {
    place = Object.assign(document.createElement("p"), { id: `date-reading-${++places}`, className: "date-reading" });
    place.setAttribute("role", "status");
    field.dataset.readingPlace = place.id;
    field.after(place);
  }
  return place;
}

function show(field, { reading = "", error = "" }) {
  const place = placeFor(field);
  place.textContent = error || (reading && `読み取り：${reading}`);
  place.classList.toggle("date-reading--refused", Boolean(error));
}

async function read(field) {
  const text = field.value;
  asked.set(field, text);
  if (!text.trim()) return show(field, {});
  try {
    const answer = await fetch(`${address}?${new URLSearchParams({ text })}`, { headers: { Accept: "application/json" } });
    const said = answer.ok ? await answer.json() : {};
    // A slower answer to an older text says nothing about what stands there now.
    if (asked.get(field) === text) show(field, said);
  } catch {
    show(field, {}); // offline: the form itself says what is wrong
  }
}

function soon(field) {
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(read, PAUSE, field));
}

function onTyped(event) {
  // Half a conversion is no date; its end is announced by `compositionend`.
  if (event.isComposing || !event.target.matches?.("input[data-date-reading]")) return;
  soon(event.target);
}

document.addEventListener("input", onTyped);
document.addEventListener("compositionend", onTyped);
document.addEventListener("focusin", onTyped);
