import { ActionIcon, Menu, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { Check, Contrast, Languages, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setLanguage } from './i18n';
import { LANGUAGES } from './languages';
import { useContrast } from './useContrast';

const SCHEMES = [
  ['auto', Monitor],
  ['light', Sun],
  ['dark', Moon],
] as const satisfies readonly [MantineColorScheme, unknown][];

/** Language, colours and contrast. */
export function LookMenu() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [contrast, setContrast] = useContrast();
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('look.title')}>
          <Languages size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('look.language')}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            role="menuitemradio"
            aria-checked={i18n.language === language}
            rightSection={i18n.language === language && <Check size={16} aria-hidden />}
            onClick={() => void setLanguage(language)}
          >
            {t(`look.in.${language}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('look.colours')}</Menu.Label>
        {SCHEMES.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={colorScheme === scheme && <Check size={16} aria-hidden />}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`look.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Item
          role="menuitemcheckbox"
          aria-checked={contrast === 'more'}
          leftSection={<Contrast size={16} aria-hidden />}
          rightSection={contrast === 'more' && <Check size={16} aria-hidden />}
          onClick={() => setContrast(contrast === 'more' ? 'plain' : 'more')}
        >
          {t('look.contrast')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
