import { answered, api } from '@callwright/web/api/client.ts';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../sign-in/trouble.tsx';
import { useEnter } from '../sign-in/use-enter.ts';
import { useRefusal } from '../sign-in/use-refusal.ts';
import { useNewPassword } from './use-new-password.ts';

/** A new password for who has forgotten his; he is known by the link. */
export function NewPasswordForm({ token, email }: { token: string; email: string | null }) {
  const { t } = useTranslation('accounts');
  const enter = useEnter();
  const wordsOf = useRefusal();
  const { check, hint } = useNewPassword();
  const form = useForm({ initialValues: { password: '' }, validate: { password: check } });
  const set = useMutation({
    mutationFn: (password: string) => answered(api['new-password'].$post({ json: { token, password } })),
    onSuccess: () => enter(),
  });
  return (
    <form className="entrance-form" onSubmit={form.onSubmit(({ password }) => set.mutate(password))}>
      {/* password managers keep the new one under it */}
      <input type="email" autoComplete="username" value={email ?? ''} readOnly hidden />
      <PasswordInput
        {...form.getInputProps('password')}
        label={t('new-password')}
        description={form.errors['password'] === undefined && hint}
        autoComplete="new-password"
        required
        withAsterisk={false}
        autoFocus
      />
      {set.isError && <Trouble words={wordsOf(set.error)} />}
      <Button type="submit" fullWidth loading={set.isPending}>
        {t('set-password')}
      </Button>
    </form>
  );
}
