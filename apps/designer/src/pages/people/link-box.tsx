import { ActionIcon, Button, CopyButton, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  link: string;
  words: string;
  onClose(): void;
}

/** A secret that is told once, to be copied and handed on. */
export function LinkBox({ link, words, onClose }: Props) {
  const { t } = useTranslation('accounts');
  return (
    <output className="link-box">
      <span className="link-words">{words}</span>
      <span className="link-row">
        <TextInput
          className="link-text"
          classNames={{ input: 'mono' }}
          value={link}
          readOnly
          aria-label={words}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <CopyButton value={link} timeout={2000}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
        <ActionIcon aria-label={t('close')} onClick={onClose}>
          <IconX size={15} stroke={1.9} />
        </ActionIcon>
      </span>
    </output>
  );
}
