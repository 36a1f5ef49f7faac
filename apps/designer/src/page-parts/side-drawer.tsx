import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface SideDrawerProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  width: number;
  children: ReactNode;
}

/** A panel over the right side of a page. */
export function SideDrawer({ opened, onClose, title, width, children }: SideDrawerProps) {
  const { t } = useTranslation('pages');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={width}
      padding={16}
      title={title}
      overlayProps={{ backgroundOpacity: 0.2 }}
      transitionProps={{ duration: 160 }}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ title: 'side-drawer-title' }}
    >
      {children}
    </Drawer>
  );
}
