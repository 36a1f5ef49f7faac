import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  opened: boolean;
  title: string;
  words: string;
  button: string;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before what cannot be undone. */
export function ConfirmDialog({ opened, title, words, button, onConfirm, onClose }: Props) {
  const { t } = useTranslation('accounts');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={380}
      padding="lg"
      classNames={{ title: 'confirm-title' }}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <p className="confirm-words">{words}</p>
      <div className="confirm-buttons">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button
          color="red"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {button}
        </Button>
      </div>
    </Modal>
  );
}
