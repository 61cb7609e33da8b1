import { Box, Group } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { LogIn, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../features/search/SearchBox';
import { ButtonLink, IconLink } from '../shared/links';
import { useMe } from '../shared/useMe';
import { AccountMenu } from './AccountMenu';
import { Bell } from './Bell';
import { CreateMenu } from './CreateMenu';
import { LookMenu } from './LookMenu';

/** Search, create, bell, language and colours, and who I am. */
export function TopBarTools() {
  const { t } = useTranslation();
  const me = useMe();
  const here = useLocation({ select: (location) => location.href });
  return (
    <>
      <Box flex={1} maw={520} mx="auto" visibleFrom="sm" role="search">
        <SearchBox />
      </Box>
      <Group gap={4} wrap="nowrap" ml={{ base: 'auto', sm: 0 }}>
        <IconLink to="/search" hiddenFrom="sm" variant="subtle" color="gray" size={40} aria-label={t('nav.search')}>
          <Search size={20} aria-hidden />
        </IconLink>
        <CreateMenu />
        {me && <Bell />}
        <LookMenu />
        {me && <AccountMenu me={me} />}
        {me === null && !here.startsWith('/sign-in') && (
          <ButtonLink
            to="/sign-in"
            search={{ to: here === '/' ? undefined : here }}
            leftSection={<LogIn size={16} aria-hidden />}
            ml={4}
          >
            {t('account.sign_in')}
          </ButtonLink>
        )}
      </Group>
    </>
  );
}
