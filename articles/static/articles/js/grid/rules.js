/**
 * What the server knows of marks, levels, kinds, statuses and limits, made ready for look-ups. Patterns and words
 * come from Python, so that a cell is read here as it will be read there.
 */
export function readRules(json) {
  const given = JSON.parse(json);
  const edges = new RegExp(`^[${given.space}]+|[${given.space}]+$`, "gu");
  return {
    ...given,
    kindOfLabel: new Map(given.kinds.map(([kind, label]) => [label, kind])),
    labelOfKind: new Map(given.kinds),
    statusOfLabel: new Map(given.statuses.map(([status, label]) => [label, status])),
    labelOfStatus: new Map(given.statuses),
    verdicts: new Map(given.verdicts.map(([value, mark, word]) => [value, { value, mark, word }])),
    verdictOfMark: new Map(given.marks),
    verdictOfWord: new Map(given.verdictWords),
    levelOfWord: new Map(given.levels),
    lone: new Set(given.lone),
    variation: new RegExp(given.variation, "gu"),
    note: new RegExp(given.note, "su"),
    number: new RegExp(given.number, "u"),
    unusable: new RegExp(given.unusable, "gu"),
    /** Python's `str.strip`: JavaScript's `trim` takes other characters for white space. */
    strip: (text) => text.replace(edges, ""),
    isSpace: (character) => given.space.includes(character),
  };
}

/** Characters as Python counts them. */
export const lengthOf = (text) => [...text].length;
