import { NavLink, ScrollArea } from '@mantine/core';
import {
  IconAddressBook,
  IconBinaryTree,
  IconClock,
  IconFlask,
  IconHash,
  IconHourglass,
  IconMessage2,
  IconUsers,
  IconVolume,
} from '@tabler/icons-react';
import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccountMenu } from './account-menu.tsx';
import { Logo } from './logo.tsx';
import './shell.css';

const pages = [
  { to: '/', name: 'flows', Icon: IconBinaryTree },
  { to: '/numbers', name: 'numbers', Icon: IconHash },
  { to: '/queues', name: 'queues', Icon: IconHourglass },
  { to: '/hours', name: 'hours', Icon: IconClock },
  { to: '/prompts', name: 'prompts', Icon: IconVolume },
  { to: '/sms-templates', name: 'sms-templates', Icon: IconMessage2 },
  { to: '/contacts', name: 'contacts', Icon: IconAddressBook },
  { to: '/what-if', name: 'what-if', Icon: IconFlask },
  { to: '/people', name: 'people', Icon: IconUsers },
] as const;

/** The frame of all pages but the editor. */
export function Shell() {
  const { t } = useTranslation('shell');
  const matches = useMatchRoute();
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
        {pages.map(({ to, name, Icon }) => (
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
