import { Alert, Anchor, Button, Card, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import i18n from 'i18next';
import { FileUp, Upload } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { formatInstant } from '../../shared/format';
import { AnchorLink } from '../../shared/links';
import { Page } from '../../shared/Page';
import { type Problem, problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { SimpleTable } from '../membership/SimpleTable';
import type { Import, Kind } from './importFields';
import classes from './imports.module.css';

/** Brings a table in, and lists what was brought in before. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  return (
    <Page title={t('title')} subtitle={t('subtitle')} width={980}>
      <UploadCard />
      <Past />
    </Page>
  );
}

function UploadCard() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [kind, setKind] = useState<Kind>('organisations');
  const [encoding, setEncoding] = useState('utf-8');
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Problem>();

  const upload = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(undefined);
    const asked = new URLSearchParams({ kind, name: file.name });
    if (encoding !== 'utf-8') asked.set('encoding', encoding);
    try {
      const answer = await fetch(`/api/v1/imports?${asked.toString()}`, {
        method: 'POST',
        body: file,
        headers: { 'Content-Type': 'application/octet-stream', 'Accept-Language': i18n.language },
      });
      const body = (await answer.json()) as Import & Problem;
      if (!answer.ok) return setError(body);
      await navigate({ to: '/staff/imports/$importId', params: { importId: body.import_id } });
    } catch (failed) {
      setError(problemOf(failed));
    } finally {
      setBusy(false);
      // The same file may be chosen again after it was mended.
      if (input.current) input.current.value = '';
    }
  };
  return (
    <Card withBorder radius="lg" p="lg" component="section" aria-labelledby={`${id}h`}>
      <Stack gap="md">
        <Title order={2} fz={17} id={`${id}h`}>
          {t('upload.title')}
        </Title>
        <Group gap="md" align="end">
          <div>
            <Text size="sm" fw={550} mb={4}>
              {t('upload.kind')}
            </Text>
            <SegmentedControl
              aria-label={t('upload.kind')}
              value={kind}
              onChange={(next) => setKind(next)}
              data={(['organisations', 'people'] as const).map((one) => ({ value: one, label: t(`kind.${one}`) }))}
            />
          </div>
          <Select
            label={t('upload.encoding')}
            w={190}
            allowDeselect={false}
            data={[
              { value: 'utf-8', label: 'UTF-8' },
              { value: 'windows-1251', label: 'Windows-1251' },
            ]}
            value={encoding}
            onChange={(next) => setEncoding(next ?? 'utf-8')}
          />
        </Group>
        {/* Dropping is one way; the button opens the same by keyboard. */}
        <div
          className={classes['drop']}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void upload(event.dataTransfer.files[0]);
          }}
        >
          <FileUp size={30} aria-hidden />
          <Text size="sm">{t('upload.drop')}</Text>
          <Button loading={busy} leftSection={<Upload size={16} aria-hidden />} onClick={() => input.current?.click()}>
            {t('upload.choose')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.tsv,.txt,.xlsx,text/csv"
            aria-label={t('upload.choose')}
            onChange={(event) => void upload(event.currentTarget.files?.[0])}
          />
          <Text size="xs" c="dimmed">
            {t('upload.limits')}
          </Text>
        </div>
        <ProblemAlert error={error} />
        {error?.errors?.map((fault) => (
          <Alert key={fault.detail} color="red" variant="light">
            {fault.detail}
          </Alert>
        ))}
        <Text size="sm">
          {t('upload.sample')}{' '}
          <Anchor size="sm" underline="always" href={`/api/v1/imports/sample?kind=${kind}&format=csv`} download>
            {t('upload.csv')}
          </Anchor>
          {' · '}
          <Anchor size="sm" underline="always" href={`/api/v1/imports/sample?kind=${kind}&format=xlsx`} download>
            {t('upload.xlsx')}
          </Anchor>
        </Text>
      </Stack>
    </Card>
  );
}

/** Imports of before, the newest first. */
function Past() {
  const { t } = useTranslation('imports');
  const { data, error } = query.useQuery('get', '/api/v1/imports');
  if (!data || data.items.length === 0) return <ProblemAlert error={error} />;
  return (
    <section aria-label={t('past.title')}>
      <Title order={2} fz={17} mb="sm">
        {t('past.title')}
      </Title>
      <SimpleTable
        label={t('past.title')}
        rows={data.items}
        idOf={({ import_id }) => import_id}
        nameOf={({ file_name }) => file_name}
        columns={[
          {
            key: 'file',
            label: t('past.file'),
            show: (row) => (
              <AnchorLink to="/staff/imports/$importId" params={{ importId: row.import_id }} size="sm" fw={600}>
                {row.file_name || t('past.unnamed')}
              </AnchorLink>
            ),
          },
          { key: 'kind', label: t('upload.kind'), show: (row) => t(`kind.${row.kind}`) },
          { key: 'lines', label: t('past.lines'), number: true, show: (row) => row.line_count },
          { key: 'state', label: t('past.state'), show: (row) => t(`state.${row.state}`) },
          { key: 'at', label: t('past.at'), show: (row) => formatInstant(row.created_at) },
        ]}
      />
    </section>
  );
}
