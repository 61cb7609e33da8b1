import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './MapPage.module.css';

interface Props {
  label: string;
  value: string | undefined;
  data: readonly { value: string; label: string }[];
  /** undefined: any of them. */
  onChange: (value: string | undefined) => void;
}

/** A filter of one of several values, or any: the browser's own list, which a phone shows best. */
export function Choice({ label, value, data, onChange }: Props): ReactElement {
  const { t } = useTranslation('observatory');
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[{ value: '', label: t('map.any') }, ...data]}
      className={classes['field']}
    />
  );
}
