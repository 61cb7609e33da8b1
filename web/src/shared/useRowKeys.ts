import { useEffect } from 'react';

/** j and k go from row to row: to the next and the last one marked by `data-row`. */
export function useRowKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((event.target as Element).closest('input, textarea, select, [contenteditable], [role=dialog]')) return;
      const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
      const now = rows.indexOf(document.activeElement as HTMLElement);
      const next = event.key === 'j' ? now + 1 : Math.max(now - 1, 0);
      rows[Math.min(next, rows.length - 1)]?.focus();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
