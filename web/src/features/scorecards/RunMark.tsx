import { CircleCheck, CircleDot, CirclePause, CircleX, Clock, Globe, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Tinted } from '../../shared/Tinted';

const LOOKS = {
  queued: ['blue', Clock],
  done: ['teal', CircleCheck],
  failed: ['red', CircleX],
  cancelled: ['gray', CirclePause],
  proposed: ['blue', CircleDot],
  published: ['teal', Globe],
  superseded: ['gray', History],
  withdrawn: ['red', CircleX],
  refused: ['red', CircleX],
} as const;

/** The state of a run or a study, by word, sign and colour. */
export function RunMark({ of, state }: { of: 'run' | 'study'; state: keyof typeof LOOKS }) {
  const { t } = useTranslation('scorecards');
  const [color, icon] = LOOKS[state];
  return (
    <Tinted color={color} icon={icon} style={{ flex: 'none', minWidth: 'max-content' }}>
      {t(`${of}_state.${state}`)}
    </Tinted>
  );
}
