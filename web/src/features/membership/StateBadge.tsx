import { CircleCheck, CircleDashed, CircleDot, CirclePause, CircleX, Clock, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Tinted } from '../../shared/Tinted';

const LOOKS = {
  // Memberships.
  pending: ['gray', CircleDashed],
  active: ['teal', CircleCheck],
  grace: ['yellow', Clock],
  suspended: ['yellow', CirclePause],
  lapsed: ['red', CircleX],
  ended: ['gray', CircleX],
  // Applications.
  draft: ['gray', CircleDashed],
  submitted: ['blue', CircleDot],
  in_review: ['blue', Clock],
  more_asked: ['yellow', TriangleAlert],
  accepted: ['teal', CircleCheck],
  refused: ['red', CircleX],
  withdrawn: ['gray', CircleX],
  // Dues.
  sent: ['blue', CircleDot],
  part_paid: ['yellow', Clock],
  paid: ['teal', CircleCheck],
  overdue: ['red', TriangleAlert],
  written_off: ['gray', CircleX],
  waived: ['gray', CircleCheck],
} as const;

interface Props {
  of: 'membership' | 'application' | 'dues';
  state: keyof typeof LOOKS;
}

/** A state by word, sign and colour; the colour alone says nothing. */
export function StateBadge({ of, state }: Props) {
  const { t } = useTranslation('membership');
  const [color, icon] = LOOKS[state];
  return (
    <Tinted color={color} icon={icon} style={{ flex: 'none' }}>
      {t(`${of}_state.${state}`)}
    </Tinted>
  );
}
