import { Button, Menu } from '@mantine/core';
import { IconFile, IconFileImport, IconFolder } from '@tabler/icons-react';
import { type ChangeEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readChosen } from './dropped-files.ts';
import type { GivenFile } from './read-flow-files.ts';

/** Chooses a flow file, or a folder with a flow, its layout and its tests. */
export function ImportButton({ onFiles, busy }: { onFiles: (files: Promise<GivenFile[]>) => void; busy: boolean }) {
  const { t } = useTranslation('flows');
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    if (currentTarget.files !== null && currentTarget.files.length > 0) onFiles(readChosen([...currentTarget.files]));
    currentTarget.value = '';
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={busy} leftSection={<IconFileImport size={15} stroke={1.9} />}>
            {t('import')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFile size={14} />} onClick={() => file.current?.click()}>
            {t('import-file')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFolder size={14} />} onClick={() => folder.current?.click()}>
            {t('import-folder')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input ref={file} type="file" accept=".json,application/json" multiple hidden aria-label={t('import-file')} onChange={take} />
      <input ref={folder} type="file" hidden aria-label={t('import-folder')} onChange={take} {...{ webkitdirectory: '' }} />
    </>
  );
}
