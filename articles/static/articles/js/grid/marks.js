/** What a cell turned out to be: the same as `articles/tables/marks.py` and `read_number` find. */

/** `{ kind, word, note, … }` of a cell in a column of judgements, levels or numbers; nothing when it stays words. */
export function readCell(text, column, rules) {
  if (column.kind === "verdict") return readVerdict(text, rules);
  if (column.kind === "level") return readLevel(text, rules);
  return column.kind === "number" ? readNumber(text, column.unit, rules) : null;
}

export function readVerdict(typed, rules) {
  const text = rules.strip(typed.replace(rules.variation, ""));
  const [whole, wholeNote] = splitNote(text, rules);
  if (rules.verdictOfWord.has(whole)) return verdict(rules.verdictOfWord.get(whole), whole, wholeNote, rules);
  const [mark = "", ...others] = text;
  const value = rules.verdictOfMark.get(mark);
  if (!value || (rules.lone.has(value) && others.length && !rules.isSpace(others[0]))) return null;
  const [word, note] = splitNote(rules.strip(others.join("")), rules);
  return verdict(value, word, note, rules);
}

function verdict(value, word, note, rules) {
  const { mark, word: own } = rules.verdicts.get(value);
  return { kind: "verdict", value, mark, word: word || own, note };
}

export function readLevel(typed, rules) {
  const [word, note] = splitNote(rules.strip(typed), rules);
  const level = rules.levelOfWord.get(word);
  return level ? { kind: "level", level, word, note } : null;
}

export function readNumber(typed, columnUnit, rules) {
  const [body, note] = splitNote(rules.strip(typed), rules);
  const found = rules.number.exec(body.normalize("NFKC"))?.groups;
  if (!found) return null;
  const word = `${found.prefix ?? ""}${found.number}${found.scale}`;
  return { kind: "number", word, unit: rules.strip(found.unit) || columnUnit, note };
}

function splitNote(text, rules) {
  const found = rules.note.exec(text)?.groups;
  return found ? [rules.strip(found.word), rules.strip(found.note)] : [text, ""];
}
