import { Button, Drawer, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftSaves } from './draft-saves.tsx';
import { Versions } from './versions.tsx';
import './history.css';

type Shown = 'versions' | 'saves';

/** Opens the versions of the flow. */
export function HistoryButton({ icon }: { icon: ReactNode }) {
  const { t } = useTranslation('history');
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<Shown>('versions');
  const close = (): void => setOpen(false);
  return (
    <>
      <Button variant="subtle" color="gray" leftSection={icon} onClick={() => setOpen(true)} aria-haspopup="dialog">
        {t('history')}
      </Button>
      <Drawer
        opened={open}
        onClose={close}
        position="right"
        size={400}
        padding={16}
        title={t('history')}
        overlayProps={{ backgroundOpacity: 0.2 }}
        closeButtonProps={{ 'aria-label': t('close') }}
        classNames={{ title: 'history-title' }}
      >
        <SegmentedControl
          fullWidth
          size="xs"
          value={shown}
          onChange={(value) => setShown(value === 'saves' ? 'saves' : 'versions')}
          data={[
            { value: 'versions', label: t('versions') },
            { value: 'saves', label: t('saves') },
          ]}
          aria-label={t('history')}
        />
        {shown === 'versions' ? <Versions close={close} /> : <DraftSaves close={close} />}
      </Drawer>
    </>
  );
}
