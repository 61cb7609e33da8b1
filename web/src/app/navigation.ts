import type { LinkProps } from '@tanstack/react-router';
import {
  Building2,
  ChartNoAxesColumn,
  ChartScatter,
  ClipboardCheck,
  FileUp,
  Gauge,
  House,
  IdCard,
  type LucideIcon,
  Search,
  Table2,
  UserPlus,
  UserRoundPlus,
  UserRoundX,
  UsersRound,
} from 'lucide-react';
import type { Permission } from '../shared/useMe';

/** An entry of the left rail, and of the bar below on a phone; its word is nav.<key> in app/en.json and ru.json. */
export interface Place {
  key: string;
  to: LinkProps['to'];
  icon: LucideIcon;
  /** The letter after g that goes there. */
  letter?: string;
  /** Without it, the entry is not shown; what lies behind is kept by the server. */
  permission?: Permission;
  /** One of the five on a phone. The rest is behind "More". */
  onPhone?: boolean;
  /** On the rail below a line, for those who run the cluster. */
  staff?: boolean;
  /** On the rail below another one: figures and studies, for those who oversee them. */
  insights?: boolean;
}

export const PLACES: readonly Place[] = [
  { key: 'home', to: '/', icon: House, letter: 'h', onPhone: true },
  { key: 'observatory', to: '/observatory', icon: ChartScatter, letter: 'o', onPhone: true },
  { key: 'members', to: '/members', icon: UsersRound, letter: 'm', onPhone: true },
  { key: 'search', to: '/search', icon: Search, letter: 's', onPhone: true },
  {
    key: 'applications',
    to: '/staff/applications',
    icon: ClipboardCheck,
    letter: 'a',
    permission: 'manage_members',
    staff: true,
  },
  { key: 'memberships', to: '/staff/memberships', icon: IdCard, permission: 'manage_members', staff: true },
  { key: 'imports', to: '/staff/imports', icon: FileUp, letter: 'i', permission: 'manage_members', staff: true },
  {
    key: 'reports',
    to: '/staff/reports',
    icon: ChartNoAxesColumn,
    letter: 'r',
    permission: 'manage_members',
    staff: true,
  },
  { key: 'requests', to: '/staff/requests', icon: UserRoundX, permission: 'manage_privacy', staff: true },
  { key: 'indicators', to: '/staff/indicators', icon: Gauge, letter: 'f', insights: true },
  { key: 'scorecards', to: '/staff/scorecards', icon: Table2, letter: 'c', insights: true },
];

/** What "Create" in the top bar offers. */
export interface Creation {
  key: string;
  to: LinkProps['to'];
  icon: LucideIcon;
  permission: Permission;
}

export const CREATIONS: readonly Creation[] = [
  { key: 'organisation', to: '/organisations/new', icon: Building2, permission: 'manage_members' },
  { key: 'person', to: '/people/new', icon: UserPlus, permission: 'manage_members' },
  { key: 'invitation', to: '/staff/invite', icon: UserRoundPlus, permission: 'manage_accounts' },
];
