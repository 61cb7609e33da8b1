import { Anchor, Group, Text } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { query } from '../app/client';
import { formatNumber } from './format';
import { sizeOf } from './sendFile';

/** A file that somebody sent: its name, its size, and the way to its bytes. */
export function FileLink({ fileId }: { fileId: string }) {
  const { data } = query.useQuery('get', '/api/v1/files/{file_id}', { params: { path: { file_id: fileId } } });
  if (!data) return null;
  const [size, unit] = sizeOf(data.byte_count);
  return (
    <Group gap={6} wrap="nowrap">
      <Paperclip size={14} aria-hidden style={{ flex: 'none' }} />
      <Anchor
        href={`/api/v1/files/${fileId}/content`}
        size="xs"
        target="_blank"
        rel="noreferrer"
        style={{ overflowWrap: 'anywhere' }}
      >
        {data.name}
      </Anchor>
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {formatNumber(size, { style: 'unit', unit, unitDisplay: 'short' })}
      </Text>
    </Group>
  );
}
