import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconLogout, IconMoon, IconSelector, IconSun } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client.ts';
import { meQuery } from '../api/me-query.ts';
import { signOut } from '../api/sign-out.ts';
import { SURFACE_LANGUAGES, type SurfaceLanguage } from '../i18n/start-words.ts';
import './account-menu.css';

/** Who is signed in; language, theme, and the way out. */
export function AccountMenu({ small = false }: { small?: boolean }) {
  const { t, i18n } = useTranslation('frame');
  const { data: me } = useQuery(meQuery);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = me?.user.name ?? '';
  const schemes = [
    { scheme: 'light', Icon: IconSun },
    { scheme: 'dark', Icon: IconMoon },
  ] as const;
  const speak = async (language: SurfaceLanguage): Promise<void> => {
    await i18n.changeLanguage(language);
    // kept with the account too; where that fails this browser still knows
    await answered(api.me.$put({ json: { language } })).catch(() => undefined);
  };
  const leave = async (): Promise<void> => {
    await signOut();
    // a new page knows nothing of whoever was signed in
    window.location.assign('/sign-in');
  };
  return (
    <Menu position="top-start" width={200}>
      <Menu.Target>
        <UnstyledButton className={small ? 'account small' : 'account'}>
          <Avatar name={name} color="brand" size={24} radius="xl" aria-hidden />
          {small && <span className="visually-hidden">{t('account', { name })}</span>}
          {!small && (
            <>
              <span className="account-who">
                <span className="ellipsis">{name}</span>
                <span className="account-role">{me === undefined ? '' : t(`role-${me.user.role}`)}</span>
              </span>
              <IconSelector size={14} aria-hidden />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('language')}</Menu.Label>
        {SURFACE_LANGUAGES.map(({ tag, name: language }) => (
          <Menu.Item
            key={tag}
            onClick={() => void speak(tag)}
            rightSection={i18n.resolvedLanguage === tag ? <IconCheck size={14} /> : null}
          >
            {language}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {schemes.map(({ scheme, Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={14} />}
            onClick={() => setColorScheme(scheme)}
            rightSection={colorScheme === scheme ? <IconCheck size={14} /> : null}
          >
            {t(`theme-${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={14} />} onClick={() => void leave()}>
          {t('sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
