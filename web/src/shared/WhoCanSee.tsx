import { Badge, HoverCard, Text, UnstyledButton } from '@mantine/core';
import { EyeOff, Globe, Lock, LockKeyhole, Users, UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** From everybody to the fewest, as the API has them; 'self' is for what is the reader's own. */
export type Visibility = 'public' | 'signed_in' | 'members' | 'named' | 'staff' | 'self';

const ICONS = { public: Globe, signed_in: UserCheck, members: Users, named: Lock, staff: LockKeyhole, self: EyeOff };

interface Props {
  visibility: Visibility;
  /** Without its word, for the side of a single field. */
  compact?: boolean;
}

/** Who can see this record, or this field: an icon and a word, with the whole sentence on hover and focus. */
export function WhoCanSee({ visibility, compact = false }: Props) {
  const { t } = useTranslation();
  const Icon = ICONS[visibility];
  const sentence = t(`visibility.${visibility}.sentence`);
  return (
    <HoverCard withArrow shadow="md" width={260} openDelay={150}>
      <HoverCard.Target>
        <UnstyledButton aria-label={sentence} style={{ minWidth: 24, minHeight: 24, verticalAlign: 'middle' }}>
          {compact ? (
            <Icon size={14} color="var(--mantine-color-dimmed)" aria-hidden style={{ display: 'block', margin: 5 }} />
          ) : (
            <Badge variant="default" fw={500} tt="none" leftSection={<Icon size={13} aria-hidden />}>
              {t(`visibility.${visibility}.word`)}
            </Badge>
          )}
        </UnstyledButton>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <Text size="sm">{sentence}</Text>
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
