/** The index of the heading being read: the last whose top is above the line; -1 before the first. Tops ascend. */
export function headingAt(tops, line) {
  const below = tops.findIndex(top => top > line);
  return (below < 0 ? tops.length : below) - 1;
}
