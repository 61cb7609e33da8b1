import { Button, Group, Modal, Radio, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference } from './merge3';

interface Props {
  differences: Difference<object>[];
  labelOf: (field: string) => string;
  /** A value as a person reads it. */
  show: (field: string, value: unknown) => string;
  onJoin: (choices: Record<string, 'mine' | 'theirs'>) => void;
  onClose: () => void;
}

/** Somebody saved while this form was open: what they changed beside what is written here, and which of it stays. */
export function ConflictDialog({ differences, labelOf, show, onJoin, onClose }: Props) {
  const { t } = useTranslation('registry');
  const [choices, setChoices] = useState<Record<string, 'mine' | 'theirs'>>(() =>
    Object.fromEntries(differences.map(({ field, clash }) => [field, clash ? 'mine' : 'theirs'])),
  );
  return (
    <Modal
      opened
      size="xl"
      title={t('conflict.title')}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Text size="sm">{differences.length > 0 ? t('conflict.why') : t('conflict.same')}</Text>
        {differences.length > 0 && (
          <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('conflict.title') }}>
            <Table miw={560} verticalSpacing="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('conflict.field')}</Table.Th>
                  <Table.Th>{t('conflict.theirs')}</Table.Th>
                  <Table.Th>{t('conflict.mine')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {differences.map(({ field, mine, theirs, before, clash }) => (
                  <Table.Tr key={field}>
                    <Table.Td>
                      <Text size="sm" fw={600}>
                        {labelOf(field)}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {t('conflict.before', { value: show(field, before) || t('conflict.empty') })}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {clash ? t('conflict.both') : t('conflict.only_they')}
                      </Text>
                    </Table.Td>
                    {(['theirs', 'mine'] as const).map((side) => (
                      <Table.Td key={side}>
                        <Radio
                          name={`side-${String(field)}`}
                          label={show(field, side === 'mine' ? mine : theirs) || t('conflict.empty')}
                          checked={choices[field] === side}
                          onChange={() => setChoices({ ...choices, [field]: side })}
                        />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollArea>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('conflict.back')}
          </Button>
          <Button data-autofocus onClick={() => onJoin(choices)}>
            {t('conflict.join')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
