import i18n from 'i18next';
import { useSyncExternalStore } from 'react';

let said = false;
const listeners = new Set<() => void>();

/** A short message at the edge of the page. What shows it is read with the first one: few visitors ever see any. */
export async function say(message: string): Promise<void> {
  said = true;
  listeners.forEach((listener) => listener());
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ message, color: 'vallis', closeButtonProps: { 'aria-label': i18n.t('action.close') } });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether something was said since the pages were opened, so that the frame must have a place for it. */
export const useSaid = (): boolean => useSyncExternalStore(subscribe, () => said);
