import { Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { GroupMark } from '../../charts/GroupMark';
import { formatNumber, formatShare } from '../../shared/format';
import { Figures } from './Figures';
import classes from './UnitCard.module.css';
import { ButtonLink } from '../../shared/links';
import type { Study, Unit } from './study';
import { useWords } from './useWords';

/** What one sees of a cluster before one opens its page. */
export function UnitCard({ study, unit }: { study: Study; unit: Unit }): ReactElement {
  const words = useWords(study);
  const { t } = words;
  return (
    <section className={classes['card']} aria-label={unit.name}>
      <Stack gap="md">
        <div>
          <h2 className={classes['title']}>{unit.name}</h2>
          <Text c="dimmed" size="sm" mt={4}>
            {words.place(unit)}
          </Text>
        </div>
        <Group gap={8} wrap="nowrap">
          <GroupMark group={unit.group} size={16} />
          <Text size="sm">{words.groupLong(unit.group)}</Text>
        </Group>
        <UnitFigures study={study} unit={unit} />
        <Group gap="sm" className="no-print">
          <ButtonLink to="/observatory/clusters/$unit" params={{ unit: unit.id }}>
            {t('card.open')}
          </ButtonLink>
          <ButtonLink variant="default" to="/observatory/what-if" search={{ unit: unit.id }}>
            {t('nav.what_if')}
          </ButtonLink>
          <ButtonLink variant="default" to="/observatory/compare" search={{ units: unit.id }}>
            {t('nav.compare')}
          </ButtonLink>
        </Group>
      </Stack>
    </section>
  );
}

/** Score, rank with its interval, and how surely the unit is in its group. */
export function UnitFigures({ study, unit }: { study: Study; unit: Unit }): ReactElement {
  const { t } = useWords(study);
  const probability = unit.membership[unit.group - 1];
  return (
    <Figures
      figures={[
        {
          label: t('figure.score'),
          value: unit.score === null ? '–' : formatNumber(unit.score, { maximumFractionDigits: 1 }),
          note: unit.observed === null ? '' : t('figure.observed', { share: formatShare(unit.observed) }),
        },
        {
          label: t('figure.rank', { count: study.units.length }),
          value: unit.rank === null ? '–' : formatNumber(unit.rank),
          note: unit.interval ? t('figure.interval', { low: unit.interval[0], high: unit.interval[1] }) : '',
        },
        {
          label: t('figure.membership'),
          value: probability === undefined ? '–' : formatShare(probability),
          note: t('figure.membership_note', { count: study.findings.stability?.replicates ?? 0 }),
        },
      ]}
    />
  );
}
