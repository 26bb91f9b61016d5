/** Compares two cells' values: numbers by size, words as Japanese sorts them; an empty value comes after all others. */
export function compareValues(a, b, descending) {
  if (a === "" || b === "") return (a === "") - (b === "");
  const difference = isNaN(a) || isNaN(b) ? a.localeCompare(b, "ja", { numeric: true }) : a - b;
  return descending ? -difference : difference;
}
