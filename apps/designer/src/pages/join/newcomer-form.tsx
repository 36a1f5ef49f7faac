import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../sign-in/trouble.tsx';
import { useEnter } from '../sign-in/use-enter.ts';
import { fieldOf, useRefusal } from '../sign-in/use-refusal.ts';
import { useNewPassword } from './use-new-password.ts';

export interface Newcomer {
  name: string;
  email: string;
  password: string;
}

interface Props {
  known: { name: string | null; email: string | null };
  button: string;
  send(newcomer: Newcomer): Promise<unknown>;
}

const fields = ['name', 'email', 'password'] as const;

/** Name, email and a password of somebody who is new here. */
export function NewcomerForm({ known, button, send }: Props) {
  const { t } = useTranslation('accounts');
  const enter = useEnter();
  const wordsOf = useRefusal();
  const { check, hint } = useNewPassword();
  const form = useForm({
    initialValues: { name: known.name ?? '', email: known.email ?? '', password: '' },
    validate: { password: check },
  });
  const join = useMutation({
    mutationFn: send,
    onSuccess: () => enter(),
    onError: (error) => {
      const field = fieldOf(error, fields);
      if (field !== undefined) form.setFieldError(field, wordsOf(error));
    },
  });
  const isAboutField = fieldOf(join.error, fields) !== undefined;
  return (
    <form className="entrance-form" onSubmit={form.onSubmit((values) => join.mutate(values))}>
      <TextInput {...form.getInputProps('name')} label={t('name')} autoComplete="name" required withAsterisk={false} autoFocus />
      <TextInput {...form.getInputProps('email')} label={t('email')} type="email" autoComplete="username" required withAsterisk={false} />
      <PasswordInput
        {...form.getInputProps('password')}
        label={t('password')}
        description={form.errors['password'] === undefined && hint}
        autoComplete="new-password"
        required
        withAsterisk={false}
      />
      {join.isError && !isAboutField && <Trouble words={wordsOf(join.error)} />}
      <Button type="submit" fullWidth loading={join.isPending}>
        {button}
      </Button>
    </form>
  );
}
