import { Alert, Button, Card, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { ifMatch } from '../../shared/refresh';
import { claimedTwice, FIELDS, type Import } from './importFields';
import classes from './imports.module.css';

interface Props {
  data: Import;
  busy: boolean;
  /** With the version of the import as it is after the columns were said. */
  onPreview: (version: number) => void;
  onError: (error: unknown) => void;
}

/** Says what each column of the file is; it is remembered for the next file with the same headers. */
export function ColumnsStep({ data, busy, onPreview, onError }: Props) {
  const { t } = useTranslation(['imports', 'registry']);
  const [columns, setColumns] = useState(data.columns);
  const [clear, setClear] = useState(data.clear_empty);
  const [saving, setSaving] = useState(false);
  const twice = claimedTwice(columns);
  const word = (field: string) => t(`registry:field.${field}`);
  const choices = FIELDS[data.kind].map((field) => ({ value: field, label: word(field) }));

  const go = async () => {
    setSaving(true);
    onError(undefined);
    const { data: next, error } = await api.PUT('/api/v1/imports/{import_id}/mapping', {
      params: { path: { import_id: data.import_id }, header: ifMatch(data.version) },
      body: { columns, clear_empty: clear },
    });
    setSaving(false);
    if (next) onPreview(next.version);
    else onError(error);
  };
  return (
    <Card withBorder radius="lg" p="lg">
      <Stack gap="md">
        <Text size="sm">{t('columns.why')}</Text>
        <div className={classes['columns']}>
          {columns.map(({ header, field }, i) => (
            <div key={i} className={classes['column']}>
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }} id={`column-${i}`}>
                {header || t('columns.unnamed', { number: i + 1 })}
              </Text>
              <Select
                aria-labelledby={`column-${i}`}
                data={choices}
                searchable
                clearable
                clearButtonProps={{ 'aria-label': t('columns.pass_over', { header }) }}
                placeholder={t('columns.passed')}
                value={field ?? null}
                error={field && twice.includes(field) ? t('columns.twice') : undefined}
                onChange={(next) => setColumns(columns.map((one, j) => (j === i ? { header, field: next } : one)))}
              />
            </div>
          ))}
        </div>
        <Checkbox
          label={t('columns.clear')}
          description={t('columns.clear_why')}
          checked={clear}
          onChange={(event) => setClear(event.currentTarget.checked)}
        />
        {twice.length > 0 && (
          <Alert color="red" variant="light" role="alert">
            {t('columns.fault', { fields: twice.map(word).join(', ') })}
          </Alert>
        )}
        <Group>
          <Button loading={saving || busy} disabled={twice.length > 0} onClick={() => void go()}>
            {t('columns.preview')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
