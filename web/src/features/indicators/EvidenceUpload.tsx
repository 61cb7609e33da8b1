import { ActionIcon, Anchor, Button, Group, Text } from '@mantine/core';
import i18n from 'i18next';
import { FileText, Trash2, Upload } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/format';
import { type Problem, problemOf } from '../../shared/problem';
import { ProblemAlert } from '../../shared/ProblemAlert';
import classes from '../imports/imports.module.css';

interface Props {
  id: string;
  onChange: (fileId: string) => void;
  error?: ReactNode;
}

interface Sent {
  file_id: string;
  name: string;
  size_bytes?: number;
}

/** The file that says so: dropped, or chosen; sent at once, attached when the form is. */
export function EvidenceUpload({ id, onChange, error }: Props) {
  const { t } = useTranslation('indicators');
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<Sent>();
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const send = async (chosen: File | undefined) => {
    if (!chosen) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await fetch(`/api/v1/files?${new URLSearchParams({ name: chosen.name }).toString()}`, {
        method: 'POST',
        body: chosen,
        headers: { 'Content-Type': 'application/octet-stream', 'Accept-Language': i18n.language },
      });
      const body = (await answer.json()) as Sent & Problem;
      if (!answer.ok) return setProblem(body);
      setFile({ ...body, size_bytes: chosen.size });
      onChange(body.file_id);
    } catch (failed) {
      setProblem(problemOf(failed));
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <div>
      <Text size="sm" fw={550} mb={4} id={`${id}-label`}>
        {t('declare.file')}
      </Text>
      {file ? (
        <Group gap="sm" wrap="nowrap" id={id} tabIndex={-1}>
          <FileText size={18} aria-hidden style={{ flex: 'none' }} />
          <Anchor
            href={`/api/v1/files/${file.file_id}/content`}
            target="_blank"
            size="sm"
            style={{ overflowWrap: 'anywhere' }}
          >
            {file.name}
          </Anchor>
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {formatNumber(Math.max(1, Math.round((file.size_bytes ?? 0) / 1024)), { style: 'unit', unit: 'kilobyte' })}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('declare.remove_file', { name: file.name })}
            onClick={() => {
              setFile(undefined);
              onChange('');
            }}
          >
            <Trash2 size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ) : (
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
            void send(event.dataTransfer.files[0]);
          }}
        >
          <Button
            id={id}
            variant="default"
            loading={busy}
            leftSection={<Upload size={16} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {t('declare.choose_file')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('declare.file_why')}
          </Text>
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('declare.choose_file')}
        onChange={(event) => void send(event.currentTarget.files?.[0])}
      />
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {error}
        </Text>
      )}
      <ProblemAlert error={problem} />
    </div>
  );
}
