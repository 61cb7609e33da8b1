import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { moved, WHOLE, type Zoom, zoomed } from './zoom';

/** A part of a chart that is zoomed for itself; pixels of the chart. */
interface Part {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Where most of its marks lie, in shares of it: a button brings this nearer first. */
  heart: readonly [number, number];
}

const STEP = 1.6;
const PUSHES: Record<string, readonly [number, number]> = {
  ArrowLeft: [0.15, 0],
  ArrowRight: [-0.15, 0],
  ArrowUp: [0, 0.15],
  ArrowDown: [0, -0.15],
};

/**
 * How near each part of a chart is looked at. Pointers mean the part that they are over (a drag, two fingers, the wheel
 * with Ctrl, since without it the page scrolls); buttons, arrows, + − and 0 mean all parts.
 *
 * @param box    around the chart and its buttons: keys are heard where the focus is in it
 * @param parts  of the chart at a width in pixels
 */
export function useZoom(box: RefObject<HTMLElement | null>, parts: (width: number) => readonly Part[]) {
  const [zooms, setZooms] = useState<Readonly<Record<string, Zoom>>>({});
  const all = useCallback(
    (change: (zoom: Zoom, part: Part) => Zoom) =>
      setZooms((now) => Object.fromEntries(parts(1000).map((part) => [part.id, change(now[part.id] ?? WHOLE, part)]))),
    [parts],
  );
  const nearer = useCallback(
    () => all((zoom, { heart }) => zoomed(zoom, STEP, ...(zoom.scale === 1 ? heart : []))),
    [all],
  );
  const farther = useCallback(() => all((zoom) => zoomed(zoom, 1 / STEP)), [all]);
  const whole = useCallback(() => setZooms({}), []);
  const pointers = useRef(new Map<number, { x: number; y: number }>());

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const held = pointers.current;
    let grabbed: { part: Part; left: number; top: number } | undefined;
    let dragged = false;

    const partAt = (event: MouseEvent) => {
      const chart = (event.target as Element).closest('svg.chart')?.getBoundingClientRect();
      if (!chart) return undefined;
      const [x, y] = [event.clientX - chart.left, event.clientY - chart.top];
      const part = parts(chart.width).find((p) => x >= p.x && x <= p.x + p.width && y >= p.y && y <= p.y + p.height);
      return part && { part, left: chart.left + part.x, top: chart.top + part.y };
    };
    const change = ({ id }: Part, by: (zoom: Zoom) => Zoom) =>
      setZooms((now) => ({ ...now, [id]: by(now[id] ?? WHOLE) }));
    /** The middle of all fingers, and how far they are apart. */
    const hand = () => {
      const fingers = [...held.values()];
      const mean = (of: 'x' | 'y') => fingers.reduce((sum, finger) => sum + finger[of], 0) / fingers.length;
      const [x, y] = [mean('x'), mean('y')];
      return { x, y, apart: Math.hypot((fingers[0]?.x ?? x) - x, (fingers[0]?.y ?? y) - y) };
    };

    const listeners: { [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void } = {
      wheel: (event) => {
        const at = event.ctrlKey || event.metaKey ? partAt(event) : undefined;
        if (!at) return;
        event.preventDefault();
        const factor = Math.exp(Math.min(Math.max(-event.deltaY / 250, -0.5), 0.5));
        const { width, height } = at.part;
        change(at.part, (z) => zoomed(z, factor, (event.clientX - at.left) / width, (event.clientY - at.top) / height));
      },
      pointerdown: (event) => {
        if (held.size === 0) [grabbed, dragged] = [partAt(event), false];
        if (grabbed && event.button === 0) held.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      pointermove: (event) => {
        const from = held.get(event.pointerId);
        if (!from || !grabbed) return;
        const far = Math.hypot(event.clientX - from.x, event.clientY - from.y);
        // A hand that trembles means the mark under it.
        if (!dragged && held.size === 1 && far < 4) return;
        dragged = true;
        const before = hand();
        held.set(event.pointerId, { x: event.clientX, y: event.clientY });
        const after = hand();
        const { part, left, top } = grabbed;
        change(part, (zoom) => {
          const pushed = moved(zoom, (after.x - before.x) / part.width, (after.y - before.y) / part.height);
          if (held.size < 2 || before.apart === 0) return pushed;
          const [x, y] = [(after.x - left) / part.width, (after.y - top) / part.height];
          return zoomed(pushed, after.apart / before.apart, x, y);
        });
      },
      // The end of a drag is not a choice of what happens to lie there.
      click: (event) => {
        if (dragged) event.stopPropagation();
        dragged = false;
      },
      // Two fingers are for the map, one is for the page while the map is whole (charts.css).
      touchmove: (event) => {
        if (event.touches.length > 1) event.preventDefault();
      },
      keydown: (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const push = PUSHES[event.key];
        if (push) all((zoom) => moved(zoom, ...push));
        else if (event.key === '+' || event.key === '=') nearer();
        else if (event.key === '-') farther();
        else if (event.key === '0') whole();
        else return;
        event.preventDefault();
      },
    };
    const released = (event: PointerEvent) => held.delete(event.pointerId);
    const added = Object.entries(listeners) as [string, EventListener][];
    for (const [name, listener] of added)
      element.addEventListener(name, listener, { passive: false, capture: name === 'click' });
    for (const name of ['pointerup', 'pointercancel'] as const) window.addEventListener(name, released);
    return () => {
      for (const [name, listener] of added) element.removeEventListener(name, listener, { capture: name === 'click' });
      for (const name of ['pointerup', 'pointercancel'] as const) window.removeEventListener(name, released);
    };
  }, [box, parts, all, nearer, farther, whole]);

  return { zooms, nearer, farther, whole };
}
