import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** What is restored: "Restore v41". */
  words: string;
  size?: 'xs' | 'sm';
  running: boolean;
  restore(): Promise<void>;
}

/** Asks before a former state becomes the draft. */
export function RestoreButton({ words, size = 'xs', running, restore }: Props) {
  const { t } = useTranslation('history');
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" width={280} trapFocus withinPortal>
      <Popover.Target>
        <Button size={size} variant="default" onClick={() => setOpen(!open)} loading={running} aria-haspopup="dialog">
          {words}…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words}>
        <p className="restore-what">{t('restore-what')}</p>
        <div className="restore-foot">
          <Button size="xs" variant="default" onClick={() => setOpen(false)}>
            {t('cancel')}
          </Button>
          <Button
            size="xs"
            data-autofocus
            onClick={() => {
              setOpen(false);
              void restore();
            }}
          >
            {words}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
