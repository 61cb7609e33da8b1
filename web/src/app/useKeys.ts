import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { usePlaces } from './usePlaces';

/** How long after g its letter is waited for, in ms. */
const WAIT = 1200;

function writesIn(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** `/` to the search, `g` and a letter to a place, `?` to the list of keys, which the frame shows when it is opened. */
export function useKeys(): { opened: boolean; close: () => void } {
  const [opened, { open, close }] = useDisclosure();
  const places = usePlaces();
  const navigate = useNavigate();
  const after = useRef(0);
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || writesIn(event.target)) return;
      const going = event.timeStamp - after.current < WAIT;
      after.current = 0;
      // Letters by their place on the keyboard, so that they also work while it writes Russian.
      const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : '';
      const place = going && places.find((one) => one.letter === letter);
      if (place) {
        event.preventDefault();
        void navigate({ to: place.to });
      } else if (letter === 'g' && !event.shiftKey) {
        after.current = event.timeStamp;
      } else if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) {
        open();
      } else if (event.key === '/' || event.code === 'Slash') {
        event.preventDefault();
        const box = document.getElementById('search');
        if (box?.offsetParent) box.focus();
        else void navigate({ to: '/search' });
      }
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [places, navigate, open]);
  return { opened, close };
}
