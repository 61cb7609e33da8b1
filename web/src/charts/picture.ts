/** A chart as a file of its own: the page's colours and fonts written into it, so that it looks the same elsewhere. */

const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'paint-order',
] as const;
const KEPT_OF_TEXT = ['font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'] as const;

/** The SVG text of a chart on the page, with title and source line, on the page's paper. */
export function svgText(chart: SVGSVGElement, title: string, source: string): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[...chart.querySelectorAll('*')], [...copy.querySelectorAll('*')]];
  from.forEach((element, i) => {
    const target = to[i];
    if (!target) return;
    const style = getComputedStyle(element);
    for (const name of element instanceof SVGTextElement ? [...KEPT, ...KEPT_OF_TEXT] : KEPT) {
      const value = style.getPropertyValue(name);
      if (value) target.setAttribute(name, value);
    }
    target.removeAttribute('class');
    target.removeAttribute('style');
  });
  const [width, height] = [Number(chart.getAttribute('width')), Number(chart.getAttribute('height'))];
  const page = getComputedStyle(chart);
  const color = (name: string) => page.getPropertyValue(name).trim();
  const [head, foot] = [34, 26];
  const text = (y: number, size: number, fill: string, weight: number, words: string) =>
    `<text x="0" y="${y}" font-family="sans-serif" font-size="${size}" font-weight="${weight}" fill="${fill}">${escape(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 32}" height="${height + head + foot + 32}" viewBox="-16 -16 ${width + 32} ${height + head + foot + 32}">`,
    `<title>${escape(title)}</title>`,
    `<rect x="-16" y="-16" width="100%" height="100%" fill="${color('--card')}"/>`,
    text(16, 16, color('--chart-text'), 700, title),
    `<g transform="translate(0,${head})">${copy.innerHTML}</g>`,
    text(height + head + foot - 4, 11, color('--chart-axis'), 400, source),
    '</svg>\n',
  ].join('\n');
}

/** The same as a PNG at twice the size. Errors: rejects where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))), 'image/png');
  });
}

/** Gives a file to the reader. */
export function saveFile(name: string, content: Blob | string, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Rows as CSV: RFC 4180, LF, a cell that begins like a formula is kept from being one. */
export function csvText(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

const escape = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
