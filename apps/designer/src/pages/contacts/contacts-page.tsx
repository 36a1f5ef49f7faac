import { meQuery } from '@callwright/web/api/me-query.ts';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { SideDrawer } from '../../page-parts/side-drawer.tsx';
import { usePageKeys } from '../../page-parts/use-page-keys.ts';
import { ContactForm } from './contact-form.tsx';
import { ContactTable } from './contact-table.tsx';
import './contacts.css';
import { type Contact, contactsQuery } from './contacts-query.ts';
import { ImportForm } from './import/import-form.tsx';
import { searchText } from './search-text.ts';

const TYPING_MILLISECONDS = 250;

/** Whom flows know by their phone. */
export function ContactsPage() {
  const { t } = useTranslation('contacts');
  const { data: me } = useQuery(meQuery);
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search.trim(), TYPING_MILLISECONDS);
  const query = useInfiniteQuery(contactsQuery(searchText(sought)));
  const [opened, setOpened] = useState<Contact | 'new' | 'import' | null>(null);
  const find = useRef<HTMLInputElement>(null);
  const mayManage = me?.rights.includes('manage-contacts') === true;
  const contacts = query.data?.pages.flatMap((page) => page.contacts as Contact[]);
  const close = (): void => setOpened(null);
  usePageKeys({ n: () => mayManage && setOpened('new'), 'mod+k': () => find.current?.focus() });
  return (
    <div className="page contacts-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <TextInput
          ref={find}
          className="contacts-find"
          aria-label={t('find')}
          placeholder={t('find')}
          value={search}
          maxLength={100}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={<kbd className="page-key">Ctrl K</kbd>}
          rightSectionWidth={52}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        {mayManage && (
          <>
            <Button
              variant="default"
              leftSection={<IconFileImport size={15} stroke={1.9} aria-hidden />}
              onClick={() => setOpened('import')}
            >
              {t('import')}
            </Button>
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              rightSection={<kbd className="page-key on-fill">N</kbd>}
              onClick={() => setOpened('new')}
            >
              {t('add')}
            </Button>
          </>
        )}
      </div>
      {query.error !== null && <PageError error={query.error} again={() => void query.refetch()} />}
      {contacts === undefined && query.error === null && <Skeleton className="loading-late" height={280} radius={8} />}
      {contacts !== undefined && contacts.length > 0 && <ContactTable contacts={contacts} onOpen={setOpened} />}
      {contacts?.length === 0 && (
        <div className="page-empty">
          <h2>{sought === '' ? t('no-contacts') : t('nothing-found', { words: sought })}</h2>
          {sought === '' && <p>{t('no-contacts-what')}</p>}
        </div>
      )}
      {query.hasNextPage && (
        <div className="contacts-more">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      <SideDrawer
        opened={opened !== null}
        onClose={close}
        width={opened === 'import' ? 720 : 420}
        title={opened === 'import' ? t('import-title') : opened === 'new' ? t('new') : t('contact')}
      >
        {opened === 'import' && <ImportForm onDone={close} />}
        {opened !== null && opened !== 'import' && (
          <ContactForm contact={opened === 'new' ? null : opened} disabled={!mayManage} onDone={close} />
        )}
      </SideDrawer>
    </div>
  );
}
