import { ActionIcon } from '@mantine/core';
import { Maximize, Minus, Plus } from 'lucide-react';
import type { ReactElement } from 'react';

export interface ZoomWords {
  /** What the three buttons are together, with the keys that do the same. */
  all: string;
  nearer: string;
  farther: string;
  whole: string;
}

interface Props {
  words: ZoomWords;
  nearer: () => void;
  farther: () => void;
  whole: () => void;
}

/** Nearer, farther, and all of it. */
export function ZoomTools({ words, nearer, farther, whole }: Props): ReactElement {
  const tools = [
    { word: words.nearer, act: nearer, Icon: Plus },
    { word: words.farther, act: farther, Icon: Minus },
    { word: words.whole, act: whole, Icon: Maximize },
  ];
  return (
    <div className="map-tools no-print" role="group" aria-label={words.all}>
      {tools.map(({ word, act, Icon }) => (
        <ActionIcon key={word} variant="default" size={32} aria-label={word} title={word} onClick={act}>
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </div>
  );
}
