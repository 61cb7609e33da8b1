import { Badge } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { CSSProperties } from 'react';

interface Props {
  /** The sign and the colour of a state: `const [color, icon] = LOOKS[state]`. */
  color: 'gray' | 'teal' | 'yellow' | 'red' | 'blue';
  icon: LucideIcon;
  /** The state in a word; colour and sign alone say nothing. */
  children: string;
  style?: CSSProperties;
}

/** A state by word, sign and colour, readable in both schemes. */
export function Tinted({ color, icon: Icon, children, style }: Props) {
  return (
    <Badge
      variant="light"
      color={color}
      c={`var(--state-${color}, var(--mantine-color-text))`}
      tt="none"
      fw={550}
      leftSection={<Icon size={13} aria-hidden />}
      {...(style && { style })}
    >
      {children}
    </Badge>
  );
}
