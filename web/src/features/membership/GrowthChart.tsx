import { Group, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/format';
import classes from './membership.module.css';
import type { Growth } from './reports';

/** Members as a line; under it who joined (up) and who left (down) in each month. */
export function GrowthChart({ rows, label }: { rows: readonly Growth[]; label: string }) {
  const { t, i18n } = useTranslation('membership');
  const { ref, width } = useElementSize();
  const height = 280;
  const left = 36;
  const split = 176;
  const x = scaleBand<string>()
    .domain(rows.map(({ month }) => month))
    .range([left, Math.max(width - 6, left + 10)])
    .padding(rows.length > 24 ? 0.1 : 0.25);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...rows.map((row) => row.member_count))])
    .nice(4)
    .range([split, 14]);
  const most = Math.max(1, ...rows.map((row) => Math.max(row.joined_count, row.left_count)));
  const change = scaleLinear()
    .domain([-most, most])
    .range([height - 22, split + 22]);
  const middle = ({ month }: Growth) => (x(month) ?? 0) + x.bandwidth() / 2;
  const path = line<Growth>()
    .x(middle)
    .y((row) => y(row.member_count));
  const every = Math.max(1, Math.ceil(rows.length / Math.max(3, Math.floor(width / 90))));
  const named = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : i18n.language, {
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  });
  return (
    <div ref={ref}>
      <Group gap="lg" mb="xs" aria-hidden>
        <Legend color="var(--group-1)" word={t('report.joined')} />
        <Legend color="var(--group-2)" word={t('report.left')} />
      </Group>
      {width > 0 && (
        <svg className={classes['bars']} width={width} height={height} role="img" aria-label={label}>
          {y.ticks(4).map((tick) => (
            <g key={tick} transform={`translate(0,${y(tick)})`}>
              <line x1={left} x2={width - 6} stroke="var(--chart-grid)" />
              <text x={left - 8} dy="0.32em" textAnchor="end" className={classes['axis']}>
                {formatNumber(tick)}
              </text>
            </g>
          ))}
          <path
            d={path(rows as Growth[]) ?? ''}
            fill="none"
            stroke="var(--group-1)"
            strokeWidth={2.5}
            strokeLinejoin="round"
          />
          <line x1={left} x2={width - 6} y1={change(0)} y2={change(0)} stroke="var(--line)" />
          {rows.map((row, i) => (
            <g key={row.month}>
              <rect
                x={x(row.month)}
                width={x.bandwidth()}
                y={change(row.joined_count)}
                height={change(0) - change(row.joined_count)}
                fill="var(--group-1)"
                rx={2}
              />
              <rect
                x={x(row.month)}
                width={x.bandwidth()}
                y={change(0)}
                height={change(-row.left_count) - change(0)}
                fill="var(--group-2)"
                rx={2}
              />
              {i % every === 0 && (
                <text x={middle(row)} y={height - 4} textAnchor="middle" className={classes['axis']}>
                  {named.format(new Date(`${row.month}-01T00:00Z`))}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

function Legend({ color, word }: { color: string; word: string }) {
  return (
    <Group gap={6}>
      <span style={{ width: 12, height: 12, borderRadius: 3, background: color }} />
      <Text size="xs" c="dimmed">
        {word}
      </Text>
    </Group>
  );
}
