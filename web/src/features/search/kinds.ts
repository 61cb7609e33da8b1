import type { LinkProps } from '@tanstack/react-router';
import { Building2, type LucideIcon, MapPinned, FileText, UserRound } from 'lucide-react';

/** Where what was found is read, by its kind; the word of a kind is search:kind.<kind>. */
const PLACES: Record<string, { icon: LucideIcon; address: (id: string) => string }> = {
  organisation: { icon: Building2, address: (id) => `/organisations/${id}` },
  person: { icon: UserRound, address: (id) => `/people/${id}` },
  // The observatory names clusters by their codes, which the search does not tell.
  cluster: { icon: MapPinned, address: () => '/observatory' },
};

export function placeOf(kind: string, id: string): { icon: LucideIcon; to: LinkProps['to'] } {
  const place = PLACES[kind];
  // An address of the table above is a route of the pages, though its type cannot say so.
  if (place) return { icon: place.icon, to: place.address(id) as LinkProps['to'] };
  return { icon: FileText, to: '/search' };
}
