import { Anchor } from '@mantine/core';
import { FileText } from 'lucide-react';
import { query } from '../../app/client';
import { formatDate } from '../../shared/format';
import classes from './figures.module.css';
import { ConfidenceMark, OriginMark } from './Marks';
import type { Observation } from './observations';
import { useFigureWords } from './useFigureWords';

/** All that speaks for a value: source, file, what stands there, and what whoever entered it says of it. */
export function Evidence({ observation }: { observation: Observation }) {
  const { t } = useFigureWords();
  const { source_title, source_publisher, source_address, retrieved_on, file_id, evidence_value, note, reason } =
    observation;
  const source = [source_title, source_publisher].filter(Boolean).join(', ');
  return (
    <dl className={classes['evidence']}>
      <dt>{t('column.origin')}</dt>
      <dd>
        <OriginMark origin={observation.origin} />
      </dd>
      {(source || source_address) && (
        <>
          <dt>{t('column.source')}</dt>
          <dd>
            {source_address ? (
              <Anchor href={source_address} size="sm" target="_blank" rel="noreferrer">
                {source || source_address}
              </Anchor>
            ) : (
              source
            )}
          </dd>
        </>
      )}
      {retrieved_on && (
        <>
          <dt>{t('evidence.read_on')}</dt>
          <dd>{formatDate(retrieved_on)}</dd>
        </>
      )}
      {file_id && (
        <>
          <dt>{t('evidence.file')}</dt>
          <dd>
            <FileLink fileId={file_id} />
          </dd>
        </>
      )}
      {evidence_value && (
        <>
          <dt>{t('evidence.says')}</dt>
          <dd>{t('evidence.quoted', { text: evidence_value })}</dd>
        </>
      )}
      <dt>{t('column.confidence')}</dt>
      <dd>
        <ConfidenceMark confidence={observation.confidence} />
      </dd>
      {typeof observation.basis_count === 'number' && observation.basis_count > 0 && (
        <>
          <dt>{t('evidence.basis')}</dt>
          <dd>{t('evidence.basis_of', { count: observation.basis_count })}</dd>
        </>
      )}
      {observation.absence_reason && (
        <>
          <dt>{t('evidence.absence')}</dt>
          <dd>{observation.absence_reason}</dd>
        </>
      )}
      {note && (
        <>
          <dt>{t('evidence.note')}</dt>
          <dd>{note}</dd>
        </>
      )}
      {reason && (
        <>
          <dt>{t('evidence.reason')}</dt>
          <dd>{reason}</dd>
        </>
      )}
    </dl>
  );
}

/** The file by its name, for who may read it. */
function FileLink({ fileId }: { fileId: string }) {
  const { t } = useFigureWords();
  const file = query.useQuery('get', '/api/v1/files/{file_id}', { params: { path: { file_id: fileId } } }).data;
  return (
    <Anchor href={`/api/v1/files/${fileId}/content`} size="sm" target="_blank" rel="noreferrer">
      <FileText size={14} aria-hidden style={{ verticalAlign: -2, marginRight: 4 }} />
      {file?.name ?? t('evidence.open')}
    </Anchor>
  );
}
