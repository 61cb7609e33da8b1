/** Layout of charts that have one line for each thing: bars, intervals, strips of many values. */
import { textWidth, wrap } from './text';

export interface RowsLayout {
  /** Whether labels stand above their lines because the sheet is narrow. */
  stacked: boolean;
  /** Pixels from the left at which the scale begins and ends. */
  left: number;
  right: number;
  /** For each row: its top, height, the middle of its line and its label broken into lines. */
  rows: { top: number; height: number; middle: number; lines: string[] }[];
  height: number;
}
export interface RowsFrame {
  width: number;
  labels: readonly string[];
  /** The widest text at the end of a line; 0: none. */
  endText?: string[];
  rowHeight?: number;
  /** Pixels kept free above the first row for the axis. */
  top?: number;
  /** Pixels of a mark before each label. */
  markWidth?: number;
}

/**
 * Gives labels the width that the longest needs, at most 42 % of the sheet, and breaks longer ones; below 480 px labels
 * stand above their lines instead. No label is cut off, in any language.
 */
export function layoutRows(frame: RowsFrame): RowsLayout {
  const { width, labels, endText = [], rowHeight = 22, top = 28, markWidth = 0 } = frame;
  const stacked = width < 480;
  const end = endText.length ? Math.max(...endText.map((t) => textWidth(t))) + 10 : 8;
  const widest = Math.max(0, ...labels.map((l) => textWidth(l)));
  const labelWidth = stacked ? width - markWidth - 4 : Math.min(widest, width * 0.42 - markWidth);
  const left = stacked ? 6 : labelWidth + markWidth + 14;
  let at = top;
  const rows = labels.map((label) => {
    const lines = wrap(label, labelWidth);
    const height = stacked ? lines.length * 15 + 20 : Math.max(rowHeight, lines.length * 15 + 6);
    const row = { top: at, height, middle: stacked ? at + lines.length * 15 + 9 : at + height / 2, lines };
    at += height;
    return row;
  });
  return { stacked, left, right: width - end, rows, height: at + 6 };
}
