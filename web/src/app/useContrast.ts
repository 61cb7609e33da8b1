import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';

export type Contrast = 'plain' | 'more';

/** High contrast, as chosen here, else as the system asks for it; tokens.css has its colours. */
export function useContrast(): [Contrast, (contrast: Contrast) => void] {
  const [contrast, setContrast] = useLocalStorage<Contrast>({
    key: 'contrast',
    defaultValue: matchMedia('(prefers-contrast: more)').matches ? 'more' : 'plain',
    getInitialValueInEffect: false,
    serialize: (value) => value,
    deserialize: (value) => (value === 'more' ? 'more' : 'plain'),
  });
  useEffect(() => {
    document.documentElement.setAttribute('data-contrast', contrast);
  }, [contrast]);
  return [contrast, setContrast];
}
