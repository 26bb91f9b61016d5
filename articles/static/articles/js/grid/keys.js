/**
 * What a key asks for: `[name of the editor's command, …arguments]`, or nothing when the browser should act.
 * A key that belongs to a conversion asks for nothing, whatever it is.
 */
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const FAR = 1000;
const PAGE = 10;

export function wish(event, { busy, typing }) {
  if (event.isComposing || event.keyCode === 229) return null;
  return busy ? wishWhileWriting(event, typing) : wishAtRest(event);
}

function wishWhileWriting({ key, altKey, ctrlKey, metaKey, shiftKey }, typing) {
  if (key === "Escape") return ["cancel"];
  if (key === "Enter") return altKey || ctrlKey || metaKey ? ["breakLine"] : ["commit", shiftKey ? "up" : "down"];
  if (key === "Tab") return ["commit", shiftKey ? "back" : "next"];
  if (key === "F2") return ["stayInCell"];
  const plain = !(altKey || ctrlKey || metaKey || shiftKey);
  return typing && plain && ARROWS[key] ? ["commitAndMove", ...ARROWS[key]] : null;
}

function wishAtRest({ key, code, altKey, ctrlKey, metaKey, shiftKey }) {
  const command = ctrlKey || metaKey;
  const arrow = ARROWS[key];
  if (altKey && shiftKey && arrow) return ["carry", ...arrow];
  if (key === "ContextMenu" || (shiftKey && key === "F10") || (altKey && key === "ArrowDown")) return ["openCellMenu"];
  if (altKey) return null;
  if (command) return wishWithCommand(code, key, shiftKey, arrow);
  if (arrow) return ["move", ...arrow, shiftKey];
  const named = {
    Tab: ["step", shiftKey ? -1 : 1],
    Enter: shiftKey ? ["move", -1, 0] : ["edit"],
    F2: ["edit"],
    Delete: ["clear"],
    Backspace: ["clear"],
    Escape: ["release"],
    Home: ["move", 0, -FAR, shiftKey],
    End: ["move", 0, FAR, shiftKey],
    PageUp: ["move", -PAGE, 0, shiftKey],
    PageDown: ["move", PAGE, 0, shiftKey],
  };
  return named[key] ?? null;
}

function wishWithCommand(code, key, shiftKey, arrow) {
  if (arrow) return ["move", arrow[0] * FAR, arrow[1] * FAR, shiftKey];
  if (key === "Home") return ["move", -FAR, -FAR, shiftKey];
  if (key === "End") return ["move", FAR, FAR, shiftKey];
  // By place and not by letter: with Caps Lock or a kana layout the letter is another.
  if (code === "KeyA" || key === "a") return ["selectAll"];
  if (code === "KeyZ" || key === "z") return shiftKey ? ["redo"] : ["undo"];
  return code === "KeyY" || key === "y" ? ["redo"] : null;
}
