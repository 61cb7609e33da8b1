import { Button, Card, Code, Group, List, Select, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import i18n from 'i18next';
import { FileUp, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/Page';
import { type Problem, problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import classes from '../imports/imports.module.css';
import { IndicatorTabs } from './IndicatorTabs';

/** Takes a table of figures; nothing is entered before its preview was looked at. */
export function UploadPage() {
  const { t } = useTranslation('indicators');
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [encoding, setEncoding] = useState('utf-8');
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Problem>();

  const upload = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(undefined);
    const asked = new URLSearchParams({ name: file.name });
    if (encoding !== 'utf-8') asked.set('encoding', encoding);
    try {
      const answer = await fetch(`/api/v1/observation-imports?${asked.toString()}`, {
        method: 'POST',
        body: file,
        headers: { 'Content-Type': 'application/octet-stream', 'Accept-Language': i18n.language },
      });
      const body = (await answer.json()) as { import_id: string } & Problem;
      if (!answer.ok) return setError(body);
      await navigate({ to: '/staff/indicators/imports/$importId', params: { importId: body.import_id } });
    } catch (failed) {
      setError(problemOf(failed));
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <Page title={t('import.title')} subtitle={t('import.subtitle')} width={980}>
      <IndicatorTabs />
      <Card withBorder radius="lg" p="lg">
        <Stack gap="md">
          <Select
            label={t('import.encoding')}
            w={210}
            allowDeselect={false}
            data={[
              { value: 'utf-8', label: 'UTF-8' },
              { value: 'windows-1251', label: 'Windows-1251' },
            ]}
            value={encoding}
            onChange={(next) => setEncoding(next ?? 'utf-8')}
          />
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
            <Text size="sm">{t('import.drop')}</Text>
            <Button
              loading={busy}
              leftSection={<Upload size={16} aria-hidden />}
              onClick={() => input.current?.click()}
            >
              {t('import.choose')}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".csv,.tsv,.txt,.xlsx,.json,text/csv,application/json"
              aria-label={t('import.choose')}
              onChange={(event) => void upload(event.currentTarget.files?.[0])}
            />
            <Text size="xs" c="dimmed">
              {t('import.limits')}
            </Text>
          </div>
          <ProblemAlert error={error} />
          {error?.errors && error.errors.length > 0 && (
            <List size="sm">
              {error.errors.map((fault) => (
                <List.Item key={`${fault.pointer ?? ''}${fault.detail ?? ''}`}>{fault.detail}</List.Item>
              ))}
            </List>
          )}
        </Stack>
      </Card>
      <Card withBorder radius="lg" p="lg">
        <Title order={2} fz={17} mb="xs">
          {t('import.columns')}
        </Title>
        <Stack gap="xs">
          <Text size="sm">{t('import.columns_must')}</Text>
          <Group gap={8}>
            {['indicator', 'unit_code', 'period', 'value'].map((column) => (
              <Code key={column}>{column}</Code>
            ))}
          </Group>
          <Text size="sm">{t('import.columns_may')}</Text>
          <Group gap={8}>
            {[
              'absence_reason',
              'source_title',
              'source_publisher',
              'source_address',
              'retrieved_on',
              'confidence',
              'note',
              'reason',
            ].map((column) => (
              <Code key={column}>{column}</Code>
            ))}
          </Group>
          <Text size="sm" c="dimmed">
            {t('import.columns_why')}
          </Text>
        </Stack>
      </Card>
    </Page>
  );
}
