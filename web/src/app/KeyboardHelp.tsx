import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlaces } from './usePlaces';

/** The keys that work everywhere; `?` opens it. */
export function KeyboardHelp({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const keys: [string[], string][] = [
    [['/'], t('keys.search')],
    [['?'], t('keys.help')],
    [['Esc'], t('keys.close')],
    ...usePlaces()
      .filter((place) => place.letter)
      .map((place): [string[], string] => [['g', place.letter ?? ''], t(`nav.${place.key}`)]),
  ];
  return (
    <Modal opened onClose={close} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <Stack gap="xs" component="dl" m={0}>
        {keys.map(([pressed, what]) => (
          <Group key={what} justify="space-between">
            <Text component="dt" size="sm">
              {what}
            </Text>
            <Group component="dd" gap={4} m={0}>
              {pressed.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
