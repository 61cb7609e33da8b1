import { useLocalStorage } from '@mantine/hooks';

/** A list as somebody wants to find it again: its name, and the part of its address behind the '?'. */
export interface SavedView {
  name: string;
  search: Record<string, string>;
}

/** A view of the same name is replaced; they stand in the order of their names. */
export function withView(views: SavedView[], view: SavedView): SavedView[] {
  const others = views.filter(({ name }) => name !== view.name);
  return [...others, view].sort((a, b) => a.name.localeCompare(b.name));
}

export function withoutView(views: SavedView[], name: string): SavedView[] {
  return views.filter((view) => view.name !== name);
}

/** Kept by this browser; a view is given to somebody else by its link. */
export function useSavedViews(list: string) {
  const [views, setViews] = useLocalStorage<SavedView[]>({ key: `views.${list}`, defaultValue: [] });
  return {
    views,
    save: (view: SavedView) => setViews((before) => withView(before, view)),
    forget: (name: string) => setViews((before) => withoutView(before, name)),
  };
}
