import { ActionIcon, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { exportAddress } from '../registry/directorySearch';
import type { Unit } from './observations';
import type { IndicatorsSearch } from './searches';
import { unitQuery } from './useFigures';

interface Props {
  search: IndicatorsSearch;
  units: readonly Unit[];
}

/** What the filters of the page show, as files that can be imported again: one for the cluster, one for each country. */
export function FiguresExport({ search, units }: Props) {
  const { t } = useTranslation('indicators');
  const { unit, indicator, origin, state, confidence, period, view } = search;
  const asked = {
    indicator,
    confidence,
    period,
    origin: origin === 'missing' ? undefined : origin,
    state: view === 'all' ? (state ?? 'any') : undefined,
  };
  return (
    <Menu position="bottom-end" shadow="md" width={270}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('export')}>
          <Download size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {units
          .filter(({ code }) => !unit || code === unit)
          .map((one) => [
            <Menu.Label key={one.code}>{one.name}</Menu.Label>,
            ...(['csv', 'xlsx', 'json'] as const).map((format) => (
              <Menu.Item
                key={one.code + format}
                component="a"
                href={exportAddress('/api/v1/observations/export', { ...asked, ...unitQuery(one), format })}
                download
              >
                {format.toUpperCase()}
              </Menu.Item>
            )),
          ])}
      </Menu.Dropdown>
    </Menu>
  );
}
