import { answered, api } from '@callwright/web/api/client.ts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Entrance } from './entrance.tsx';
import { Trouble } from './trouble.tsx';
import { useEnter } from './use-enter.ts';
import { useRefusal } from './use-refusal.ts';

/** Signing in by email and password. */
export function SignInPage() {
  const { t } = useTranslation('accounts');
  const { back } = useSearch({ from: '/sign-in' });
  const enter = useEnter();
  const wordsOf = useRefusal();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (json: { email: string; password: string }) => answered(api.auth['sign-in'].email.$post({ json })),
    onSuccess: () => enter(back),
    onError: () => form.setFieldValue('password', ''),
  });
  return (
    <Entrance title={t('sign-in')}>
      <form className="entrance-form" onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        <TextInput
          {...form.getInputProps('email')}
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          {...form.getInputProps('password')}
          label={t('password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        {signIn.isError && <Trouble words={wordsOf(signIn.error)} />}
        <Button type="submit" fullWidth loading={signIn.isPending}>
          {t('sign-in')}
        </Button>
      </form>
      <p className="entrance-note">{t('forgot')}</p>
    </Entrance>
  );
}
