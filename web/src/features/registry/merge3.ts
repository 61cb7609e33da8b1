/** One field that two people changed, or that only the other one did. */
export interface Difference<Values> {
  field: keyof Values & string;
  before: unknown;
  mine: unknown;
  theirs: unknown;
  /** Both changed it, and not to the same. */
  clash: boolean;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What has happened to a form while it was open: fields that the other person changed, with what they were at the
 * beginning, what they are here, and what they are there. Fields that only I changed are no difference.
 */
export function differences<Values extends object>(before: Values, mine: Values, theirs: Values): Difference<Values>[] {
  return (Object.keys(before) as (keyof Values & string)[])
    .filter((field) => !same(before[field], theirs[field]) && !same(mine[field], theirs[field]))
    .map((field) => ({
      field,
      before: before[field],
      mine: mine[field],
      theirs: theirs[field],
      clash: !same(before[field], mine[field]),
    }));
}

/** Mine, with what only they changed, and of what both changed what was chosen. Nothing of either is lost unasked. */
export function joined<Values extends object>(
  before: Values,
  mine: Values,
  theirs: Values,
  choices: Partial<Record<string, 'mine' | 'theirs'>>,
): Values {
  const result = { ...mine };
  for (const { field, clash } of differences(before, mine, theirs)) {
    if ((choices[field] ?? (clash ? 'mine' : 'theirs')) === 'theirs') result[field] = theirs[field];
  }
  return result;
}
