import { Anchor, Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Source {
  /** Who says so, in words. */
  name: string;
  /** The page that says so. */
  address?: string;
  /** The year, or the day, that the value is of. */
  year?: number | string;
  /** Anything that a reader must know to use the value: how it was reckoned, how sure it is. */
  note?: string;
}

interface Props {
  /** As it is shown, already in the page's language. */
  value: ReactNode;
  label: string;
  unit?: string;
  source: Source;
  size?: 'sm' | 'lg';
}

/** One value that never stands without its year and its source. */
export function Figure({ value, label, unit, source, size = 'lg' }: Props) {
  return (
    <Stack gap={2}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Group gap={6} align="baseline" wrap="nowrap">
        <Text fz={size === 'lg' ? 28 : 18} fw={650} lh={1.2}>
          {value}
        </Text>
        {unit && (
          <Text size="sm" c="dimmed">
            {unit}
          </Text>
        )}
      </Group>
      <SourceNote source={source} />
    </Stack>
  );
}

/** "Eurostat, 2023 ⓘ": the rest on a click. */
export function SourceNote({ source }: { source: Source }) {
  const { t } = useTranslation();
  const short = [source.name, source.year].filter(Boolean).join(', ');
  if (!source.address && !source.note) {
    return (
      <Text size="xs" c="dimmed">
        {short}
      </Text>
    );
  }
  return (
    <Popover withArrow shadow="md" width={300} position="bottom-start">
      <Popover.Target>
        <UnstyledButton fz="xs" c="dimmed" mih={24} aria-label={t('source.of', { source: short })}>
          {short} <Info size={12} aria-hidden style={{ verticalAlign: -1 }} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            {short}
          </Text>
          {source.note && <Text size="sm">{source.note}</Text>}
          {source.address && (
            <Anchor
              href={source.address}
              size="sm"
              target="_blank"
              rel="noreferrer"
              style={{ overflowWrap: 'anywhere' }}
            >
              {source.address}
            </Anchor>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
