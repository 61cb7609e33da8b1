import { Fragment } from 'react';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" };

/** "Tilia &amp; <mark>Sons</mark>" of the search, without ever setting HTML: only marks and entities are understood. */
export function marksOf(html: string): { text: string; marked: boolean }[] {
  return html.split(/<\/?mark>/).map((part, i) => ({
    text: part.replace(/&(amp|lt|gt|quot|#39|apos);/g, (_, name: string) => ENTITIES[name] ?? ''),
    marked: i % 2 === 1,
  }));
}

export function Marked({ html }: { html: string }) {
  return marksOf(html).map(({ text, marked }, i) =>
    marked ? <mark key={i}>{text}</mark> : <Fragment key={i}>{text}</Fragment>,
  );
}
