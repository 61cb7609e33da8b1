import type { CodeSplittingGroup } from 'rolldown';

/** What the top bar's tools and nearly every page are made of. */
const COMMON =
  /@mantine\/core\/esm\/components\/(ActionIcon|Anchor|Avatar|Button|CloseButton|Combobox|FocusTrap|Input|InputBase|Kbd|Loader|Menu|Paper|Popover|Portal|TextInput|Title|Transition|UnstyledButton)\/|\/src\/(shared\/(links|Page|format)|app\/TopBarTools)\.tsx?$/;

/**
 * The scripts as files. A browser asks a server for six at a time, and a hundred small ones took longer than all that is
 * in them; so what every visit reads is one file before the first paint and one after it, and what pages share is laid
 * together where few bytes come to a page that has no use for them.
 */
export const CHUNKS: CodeSplittingGroup[] = [
  { name: 'frame', tags: ['$initial'], priority: 3 },
  { name: 'common', test: COMMON, priority: 2 },
  { name: 'parts', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 4_000 },
];
