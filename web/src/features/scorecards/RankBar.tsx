import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/format';

const WIDTH = 150;

/** The ranks of nine in ten draws as a line, and the rank itself as a dot; the numbers beside it say the same. */
export function RankBar({
  rank,
  interval: [best, worst],
  most,
}: {
  rank: number;
  interval: [number, number];
  most: number;
}) {
  const { t } = useTranslation('scorecards');
  const x = (place: number) => 5 + ((place - 1) / Math.max(1, most - 1)) * (WIDTH - 10);
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 10 }}>
      <svg width={WIDTH} height={16} aria-hidden focusable="false">
        <line x1={x(1)} x2={x(most)} y1={8} y2={8} stroke="var(--chart-grid)" strokeWidth={1} />
        <line
          x1={x(best)}
          x2={x(worst)}
          y1={8}
          y2={8}
          stroke="var(--group-1)"
          strokeWidth={5}
          strokeLinecap="round"
          opacity={0.55}
        />
        <circle cx={x(rank)} cy={8} r={4.5} fill="var(--group-1)" stroke="var(--card)" strokeWidth={1.5} />
      </svg>
      <span style={{ fontSize: 13, whiteSpace: 'nowrap' }}>
        {t('summary.interval', { best: formatNumber(best), worst: formatNumber(worst) })}
      </span>
    </span>
  );
}
