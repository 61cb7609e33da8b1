/** Words on charts: how wide they are about, where to break them, where to put them so that none covers another. */

/**
 * About how wide a text is, in pixels. An estimate without a canvas (layouts are tested without a browser): the mean
 * glyph of a grotesque at this size, with wide Cyrillic letters counted as such. It errs on the wide side.
 */
export function textWidth(text: string, size = 12): number {
  let width = 0;
  for (const letter of text) {
    if (/[ijl.,;:'|!()[\]1tfr ]/.test(letter)) width += 0.36;
    else if (/[mwMWшщжюыфШЩЖЮЫФМ@%]/.test(letter)) width += 0.9;
    else if (/[A-ZА-ЯЁ]/.test(letter)) width += 0.7;
    else width += 0.57;
  }
  return width * size;
}

/** Breaks a text at spaces into lines of at most this width; a longer word keeps a line of its own. */
export function wrap(text: string, width: number, size = 12): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The text, or its beginning with “…” when it is wider than this. */
export function clip(text: string, width: number, size = 12): string {
  if (textWidth(text, size) <= width) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, size) > width) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

export interface LabelRequest {
  id: string;
  text: string;
  /** The mark that is named. */
  x: number;
  y: number;
  radius: number;
}
export interface PlacedLabel {
  id: string;
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'end' | 'middle';
}
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Places labels beside their marks, in the order given (most important first): right, left, above, below, whichever
 * covers neither a mark nor a label placed before nor the edge. A label that has no room is left out; the table beside
 * the chart names every mark. O(labels × (marks + labels)).
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  marks: readonly { x: number; y: number; radius: number }[],
  frame: { width: number; height: number },
  size = 11,
): PlacedLabel[] {
  const taken: Box[] = marks.map((m) => ({
    left: m.x - m.radius,
    right: m.x + m.radius,
    top: m.y - m.radius,
    bottom: m.y + m.radius,
  }));
  const placed: PlacedLabel[] = [];
  for (const { id, text, x, y, radius } of requests) {
    const [w, h] = [textWidth(text, size), size + 2];
    const candidates: [PlacedLabel['anchor'], number, number, number][] = [
      ['start', x + radius + 3, y, x + radius + 3],
      ['end', x - radius - 3, y, x - radius - 3 - w],
      ['middle', x, y - radius - h / 2 - 1, x - w / 2],
      ['middle', x, y + radius + h / 2 + 1, x - w / 2],
    ];
    for (const [anchor, atX, atY, left] of candidates) {
      const box = { left, right: left + w, top: atY - h / 2, bottom: atY + h / 2 };
      const inside = box.left >= 0 && box.right <= frame.width && box.top >= 0 && box.bottom <= frame.height;
      if (!inside || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      placed.push({ id, text, x: atX, y: atY, anchor });
      break;
    }
  }
  return placed;
}
