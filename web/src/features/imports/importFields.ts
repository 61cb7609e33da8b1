import type { Item } from '../../app/client';

export type Import = Item<'/api/v1/imports'>;
export type ImportLine = Item<'/api/v1/imports/{import_id}/lines'>;
export type Kind = Import['kind'];
export type Column = Import['columns'][number];

/** What a column of a table may hold, as the server's sample has them. */
export const FIELDS: Record<Kind, readonly string[]> = {
  organisations: [
    'organisation_id',
    'name',
    'kind',
    'country_code',
    'region',
    'city',
    'address',
    'latitude',
    'longitude',
    'website',
    'email',
    'phone',
    'ror_id',
    'registry_number',
    'lei',
    'founded_year',
    'staff_count',
    'description_en',
    'description_ru',
    'offers',
    'needs',
    'visibility',
    'field_visibility',
    'other_names',
    'specialisations',
    'countries',
  ],
  people: [
    'person_id',
    'given_name',
    'family_name',
    'title',
    'email',
    'phone',
    'language',
    'country_code',
    'orcid',
    'about',
    'offers',
    'needs',
    'visibility',
    'field_visibility',
    'affiliations',
  ],
};

/** Where an import stands; the words in between stand while a job is at it. */
export type Step = 'columns' | 'preview' | 'done';

export function stepOf({ state }: Import): Step {
  if (state === 'uploaded') return 'columns';
  if (state === 'previewed' || state === 'previewing' || state === 'committing') return 'preview';
  return 'done';
}

export const isRunning = ({ state, job_id }: Import) =>
  Boolean(job_id) && ['previewing', 'committing', 'undoing'].includes(state);

/** Fields that two columns claim; an import takes each once. */
export function claimedTwice(columns: readonly Column[]): string[] {
  const fields = columns.flatMap(({ field }) => (field ? [field] : []));
  return [...new Set(fields.filter((field, i) => fields.indexOf(field) !== i))];
}

/** How many lines a commit writes: what would be created or changed. */
export const willWrite = ({ create_count, update_count }: Import) => create_count + update_count;

/** Part of the lines that are through, 0 to 1, while a job is at it. */
export function progressOf(one: Import): number {
  if (one.line_count === 0) return 0;
  const previewed = one.create_count + one.update_count + one.skip_count + one.error_count + one.duplicate_count;
  if (one.state === 'previewing') return previewed / one.line_count;
  if (one.state === 'committing') return (one.done_count + one.left_count) / Math.max(1, willWrite(one));
  return (one.undone_count + one.kept_count) / Math.max(1, one.done_count + one.undone_count + one.kept_count);
}
