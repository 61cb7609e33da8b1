import { useElementSize } from '@mantine/hooks';
import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../shared/format';
import classes from './membership.module.css';

interface Props {
  label: string;
  rows: readonly { name: string; count: number; faint?: boolean }[];
}

/** A bar a row, with its name and number; as high as it has rows. */
export function Bars({ label, rows }: Props) {
  const { ref, width } = useElementSize();
  const names = Math.min(Math.max(...rows.map(({ name }) => name.length), 6) * 6.8 + 10, Math.max(width * 0.46, 90));
  const x = scaleLinear()
    .domain([0, Math.max(1, ...rows.map(({ count }) => count))])
    .range([0, Math.max(width - names - 44, 20)]);
  const step = 26;
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg className={classes['bars']} width={width} height={rows.length * step} role="img" aria-label={label}>
          {rows.map(({ name, count, faint }, i) => (
            <g key={name} transform={`translate(0,${i * step})`}>
              <text x={names - 10} y={step / 2} dy="0.32em" textAnchor="end" className={faint ? 'axis' : undefined}>
                {cut(name, names)}
              </text>
              <rect
                x={names}
                y={5}
                height={step - 10}
                width={Math.max(x(count), count > 0 ? 2 : 0)}
                rx={3}
                fill="var(--group-1)"
              />
              <text x={names + x(count) + 8} y={step / 2} dy="0.32em">
                {formatNumber(count)}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

/** A name in so many px, at 12 px a letter's height. */
function cut(name: string, px: number): string {
  const most = Math.floor((px - 10) / 6.6);
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
