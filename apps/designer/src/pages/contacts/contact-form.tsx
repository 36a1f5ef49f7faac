import { ApiError } from '@callwright/web/api/api-error.ts';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FormField, fieldsOf, readFields } from './contact-fields.ts';
import { type Contact, deleteContact, writeContact } from './contacts-query.ts';

/** A contact's phone and what else is known; fields have any name that flows can read. */
export function ContactForm({ contact, disabled, onDone }: { contact: Contact | null; disabled: boolean; onDone: () => void }) {
  const { t } = useTranslation('contacts');
  const answers = useQueryClient();
  const [phone, setPhone] = useState(contact?.phone ?? '');
  const [fields, setFields] = useState<FormField[]>(() => fieldsOf(contact));
  const [sure, setSure] = useState(false);
  const { data, problems } = readFields(fields, contact?.data ?? {});
  const done = async (message: string): Promise<void> => {
    onDone();
    notifications.show({ message });
    await answers.invalidateQueries({ queryKey: ['contacts'] });
  };
  const save = useMutation({
    mutationFn: () => writeContact(contact?.id ?? null, { phone: phone.trim() === '' ? null : phone.trim(), data }),
    onSuccess: () => done(t('saved')),
  });
  const remove = useMutation({ mutationFn: (id: string) => deleteContact(id), onSuccess: () => done(t('deleted')) });
  const put = (key: number, change: Partial<FormField>): void =>
    setFields(fields.map((field) => (field.key === key ? { ...field, ...change } : field)));
  const phoneProblem = save.error instanceof ApiError && ['bad-phone', 'phone-taken'].includes(save.error.code) ? t(save.error.code) : null;
  const error = phoneProblem === null ? (save.error ?? remove.error) : remove.error;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (problems.size === 0) save.mutate();
  };
  return (
    <form className="contact-form" onSubmit={submit}>
      <TextInput
        label={t('phone')}
        placeholder="+37369000111"
        value={phone}
        disabled={disabled}
        error={phoneProblem}
        onChange={({ currentTarget }) => setPhone(currentTarget.value)}
        data-autofocus
      />
      <fieldset disabled={disabled}>
        <legend>{t('fields')}</legend>
        {fields.map(({ key, name, text }) => (
          <div key={key} className="contact-field">
            <TextInput
              aria-label={t('field-name')}
              value={name}
              error={problems.has(key) ? t(`field-${problems.get(key)}`) : null}
              placeholder="name"
              onChange={({ currentTarget }) => put(key, { name: currentTarget.value.trim() })}
            />
            <TextInput
              aria-label={t('field-value', { name })}
              value={text}
              onChange={({ currentTarget }) => put(key, { text: currentTarget.value })}
            />
            <ActionIcon aria-label={t('remove-field', { name })} onClick={() => setFields(fields.filter((field) => field.key !== key))}>
              <IconTrash size={15} stroke={1.9} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setFields([...fields, { key: Math.max(-1, ...fields.map(({ key }) => key)) + 1, name: '', text: '' }])}
        >
          {t('add-field')}
        </Button>
      </fieldset>
      {error !== null && (
        <p className="field-problem" role="alert">
          {error.message}
        </p>
      )}
      {!disabled && (
        <div className="dialog-buttons">
          {contact !== null && (
            <Button
              variant={sure ? 'filled' : 'subtle'}
              color="red"
              loading={remove.isPending}
              onClick={() => (sure ? remove.mutate(contact.id) : setSure(true))}
            >
              {sure ? t('delete-sure') : t('delete')}
            </Button>
          )}
          <span className="page-space" />
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={problems.size > 0}>
            {t('save')}
          </Button>
        </div>
      )}
    </form>
  );
}
