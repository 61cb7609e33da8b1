import { Card, Center, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Below the card: other ways. */
  below?: ReactNode;
}

/** A page with one thing to do: signing in, a new password, an invitation. */
export function Narrow({ title, lead, children, below }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('name')}`;
  }, [title, t]);
  return (
    <Center py={{ base: 'md', sm: 48 }}>
      <Stack w="100%" maw={420} gap="md">
        <Stack gap={6} align="center" ta="center">
          <img src="/icon.svg" alt="" width={44} height={44} />
          <Title order={1} fz={26} mt="xs">
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" size="sm" component="div">
              {lead}
            </Text>
          )}
        </Stack>
        <Card withBorder padding="xl" shadow="xs">
          {children}
        </Card>
        {below && (
          <Text size="sm" ta="center" component="div">
            {below}
          </Text>
        )}
      </Stack>
    </Center>
  );
}

/** The secret of a mailed link. It stands behind the #, so that no server and no log ever sees it. */
export function secretOfAddress(): string {
  return decodeURIComponent(window.location.hash.slice(1));
}
