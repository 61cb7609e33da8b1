import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '../../shared/format';
import classes from './figures.module.css';
import type { Shares } from './observations';

const ORDER = ['measured', 'declared', 'imported', 'missing'] as const;

/** How much was measured, declared and imported, and how much is missing: a bar, and the same in words and numbers. */
export function SharesBar({ shares, label }: { shares: Shares; label: string }) {
  const { t } = useTranslation('indicators');
  const all = ORDER.reduce((sum, origin) => sum + shares[origin], 0);
  if (all === 0) return null;
  const parts = ORDER.filter((origin) => shares[origin] > 0);
  const sentence = parts.map((origin) => `${t(`origin.${origin}`)}: ${formatNumber(shares[origin])}`).join('; ');
  return (
    <div className={classes['shares']}>
      <div className={classes['bar']} role="img" aria-label={`${label}. ${sentence}`}>
        {parts.map((origin) => (
          <span key={origin} className={classes['part']} data-origin={origin} style={{ flexGrow: shares[origin] }} />
        ))}
      </div>
      <ul className={classes['legend']}>
        {ORDER.map((origin) => (
          <li key={origin}>
            <span className={classes['swatch']} data-origin={origin} aria-hidden />
            <span>
              {`${t(`origin.${origin}`)} `}
              <strong>{formatNumber(shares[origin])}</strong>
              {` · ${formatShare(shares[origin] / all)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
