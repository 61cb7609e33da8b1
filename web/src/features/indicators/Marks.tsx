import { Group, Text } from '@mantine/core';
import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleX,
  Database,
  FileInput,
  Gauge,
  History,
  PenLine,
  SignalHigh,
  SignalLow,
  SignalMedium,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Observation, Shares } from './observations';
import { Tinted } from '../../shared/Tinted';

const STATE_LOOKS = {
  proposed: ['blue', CircleDot],
  checked: ['yellow', CircleCheck],
  published: ['teal', Database],
  superseded: ['gray', History],
  refused: ['red', CircleX],
} as const;

/** How far an observation is, by word, sign and colour. */
export function StateMark({ state }: { state: Observation['state'] }) {
  const { t } = useTranslation('indicators');
  const [color, icon] = STATE_LOOKS[state];
  return (
    <Tinted color={color} icon={icon} style={{ flex: 'none', minWidth: 'max-content' }}>
      {t(`state.${state}`)}
    </Tinted>
  );
}

const ORIGIN_ICONS = { measured: Gauge, declared: PenLine, imported: FileInput, missing: CircleDashed };

/** Where a value comes from. */
export function OriginMark({ origin }: { origin: keyof Shares }) {
  const { t } = useTranslation('indicators');
  const Icon = ORIGIN_ICONS[origin];
  return (
    <Group gap={6} wrap="nowrap" component="span">
      <Icon size={15} aria-hidden style={{ flex: 'none' }} />
      <Text span size="sm">
        {t(`origin.${origin}`)}
      </Text>
    </Group>
  );
}

const CONFIDENCE_ICONS = { high: SignalHigh, medium: SignalMedium, low: SignalLow };

/** How far the source can be trusted. */
export function ConfidenceMark({ confidence }: { confidence: Observation['confidence'] }) {
  const { t } = useTranslation('indicators');
  const Icon = CONFIDENCE_ICONS[confidence];
  return (
    <Group gap={6} wrap="nowrap" component="span">
      <Icon size={16} aria-hidden style={{ flex: 'none' }} />
      <Text span size="sm">
        {t(`confidence.${confidence}`)}
      </Text>
    </Group>
  );
}
