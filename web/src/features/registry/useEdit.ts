import { type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { faultsOf, problemOf } from '../../shared/problem';
import { type Difference, differences, joined } from './merge3';

interface Edit<Values> {
  form: UseFormReturnType<Values>;
  version: number;
  values: Values;
  /** What can be said of the values here; by field. */
  check: (values: Values) => Record<string, string>;
  save: (values: Values, version: number) => Promise<void>;
  /** The record as it is now. */
  read: () => Promise<{ values: Values; version: number }>;
}

/** Saves a form that others may have saved meanwhile: who is second sees what changed, and nothing is lost. */
export function useEdit<Values extends object>({ form, version, values, check, save, read }: Edit<Values>) {
  const [base, setBase] = useState({ values, version });
  const [theirs, setTheirs] = useState<{ values: Values; version: number }>();
  const [error, setError] = useState<unknown>();
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState(false);

  const submit = async () => {
    const mine = form.getValues();
    const faults = check(mine);
    form.setErrors(faults);
    setError(undefined);
    if (Object.keys(faults).length > 0) return;
    setSaving(true);
    try {
      // Said before the page is left, so that leaving it is not warned of.
      setSaved(true);
      await save(mine, base.version);
    } catch (problem) {
      setSaved(false);
      if (problemOf(problem).status === 412) setTheirs(await read());
      else {
        form.setErrors(faultsOf(problem));
        setError(problem);
      }
    }
    setSaving(false);
  };

  return {
    submit,
    saving,
    error,
    unsaved: form.isDirty() && !saved,
    conflict: theirs && (differences(base.values, form.getValues(), theirs.values) as Difference<object>[]),
    /** Takes over what was chosen of both; the form is then saved as any other. */
    join(choices: Record<string, 'mine' | 'theirs'>) {
      if (!theirs) return;
      form.setValues(joined(base.values, form.getValues(), theirs.values, choices));
      setBase(theirs);
      setTheirs(undefined);
    },
    closeConflict: () => setTheirs(undefined),
  };
}
