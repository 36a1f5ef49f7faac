import { meQuery } from '@callwright/web/api/me-query.ts';
import { AccountMenu } from '@callwright/web/shell/account-menu.tsx';
import { Logo } from '@callwright/web/shell/logo.tsx';
import { NavLink, ScrollArea } from '@mantine/core';
import {
  IconAddressBook,
  IconBinaryTree,
  IconClock,
  IconFlask,
  IconHash,
  IconHourglass,
  IconMessage2,
  IconPhoneCall,
  IconPhoneX,
  IconRecordMail,
  IconReportAnalytics,
  IconUsers,
  IconVolume,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import './shell.css';

/** Each page with the right without which it would show nothing. */
const pages = [
  { to: '/', name: 'flows', needs: 'read-flows', Icon: IconBinaryTree },
  { to: '/numbers', name: 'numbers', needs: 'read-resources', Icon: IconHash },
  { to: '/queues', name: 'queues', needs: 'read-queues', Icon: IconHourglass },
  { to: '/hours', name: 'hours', needs: 'read-resources', Icon: IconClock },
  { to: '/prompts', name: 'prompts', needs: 'read-flows', Icon: IconVolume },
  { to: '/sms-templates', name: 'sms-templates', needs: 'read-resources', Icon: IconMessage2 },
  { to: '/contacts', name: 'contacts', needs: 'read-contacts', Icon: IconAddressBook },
  { to: '/calls', name: 'calls', needs: 'read-reports', Icon: IconPhoneCall },
  { to: '/lost-calls', name: 'lost-calls', needs: 'read-reports', Icon: IconPhoneX },
  { to: '/voicemail', name: 'voicemail', needs: 'hear-messages', Icon: IconRecordMail },
  { to: '/reports', name: 'reports', needs: 'read-reports', Icon: IconReportAnalytics },
  { to: '/what-if', name: 'what-if', needs: 'read-calls', Icon: IconFlask },
  { to: '/people', name: 'people', needs: 'own-account', Icon: IconUsers },
] as const;

/** The frame of all pages but the editor. */
export function Shell() {
  const { t } = useTranslation('shell');
  const matches = useMatchRoute();
  const { data: me } = useQuery(meQuery);
  const mine = pages.filter(({ needs }) => me?.rights.includes(needs));
  return (
    <div className="shell">
      <a className="skip-link" href="#page">
        {t('skip')}
      </a>
      <nav className="shell-side" aria-label={t('pages')}>
        <Link to="/" className="shell-brand">
          <Logo />
          Callwright
        </Link>
        {mine.map(({ to, name, Icon }) => (
          <NavLink
            key={name}
            component={Link}
            to={to}
            className="shell-link"
            active={matches({ to, fuzzy: to !== '/' }) !== false}
            label={t(`page-${name}`)}
            leftSection={<Icon size={16} stroke={1.9} aria-hidden />}
          />
        ))}
        <div className="shell-space" />
        <AccountMenu />
      </nav>
      <ScrollArea className="shell-page" id="page" component="main" type="auto">
        <Outlet />
      </ScrollArea>
    </div>
  );
}
