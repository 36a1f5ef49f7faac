import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listAt, textAt } from '../form/field.ts';

interface TagsProps {
  label: string;
  value: unknown;
  readOnly: boolean;
  most: number | null;
  error?: boolean;
  placeholder?: string;
  write(values: string[]): void;
}

/** Several short texts: Enter ends one, a pasted list becomes many. */
export function Tags({ label, value, readOnly, most, error = false, placeholder, write }: TagsProps) {
  const { t } = useTranslation('inspector');
  const texts = listAt(value).map(textAt);
  return (
    <TagsInput
      aria-label={label}
      size="xs"
      value={texts}
      readOnly={readOnly}
      error={error}
      placeholder={texts.length === 0 ? (placeholder ?? t('tags-hint')) : ''}
      splitChars={[',', ';', '\n']}
      acceptValueOnBlur
      {...(most !== null && { maxTags: most })}
      onChange={write}
    />
  );
}
