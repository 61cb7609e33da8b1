import { Center, Stack, Text, ThemeIcon } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  icon: LucideIcon;
  /** What is not there. */
  title: string;
  /** What belongs here, with an example. */
  children?: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
}

/** In place of a list without rows: says what belongs here and offers one way to begin. */
export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <Center py="xl" px="md">
      <Stack align="center" gap="xs" maw={440}>
        <ThemeIcon size={56} radius="xl" variant="light" aria-hidden>
          <Icon size={26} />
        </ThemeIcon>
        <Text fw={600} ta="center" mt="xs">
          {title}
        </Text>
        {children && (
          <Text c="dimmed" size="sm" ta="center" component="div">
            {children}
          </Text>
        )}
        {action && <div style={{ marginTop: 12 }}>{action}</div>}
      </Stack>
    </Center>
  );
}
