import { lazyRouteComponent } from '@tanstack/react-router';

/** A page of the feature; all of them come in one file, with the first one that is opened. */
export const page = (name: keyof typeof import('./pages')) => lazyRouteComponent(() => import('./pages'), name);
