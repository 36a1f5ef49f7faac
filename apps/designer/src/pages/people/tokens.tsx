import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../sign-in/trouble.tsx';
import { useRefusal } from '../sign-in/use-refusal.ts';
import { LinkBox } from './link-box.tsx';
import { type Role, tokensQuery } from './people-queries.ts';
import { TokenForm } from './token-form.tsx';
import { TokenRow } from './token-row.tsx';

/** One's own keys for programs. */
export function Tokens({ role }: { role: Role }) {
  const { t } = useTranslation('accounts');
  const wordsOf = useRefusal();
  const { data, error } = useQuery(tokensQuery);
  const [made, setMade] = useState<string | null>(null);
  return (
    <section className="people-card">
      <TokenForm role={role} onMade={setMade} />
      {made !== null && <LinkBox link={made} words={t('token-what')} onClose={() => setMade(null)} />}
      {error !== null && <Trouble words={wordsOf(error)} />}
      {data?.tokens.length === 0 && <p className="people-empty">{t('no-tokens')}</p>}
      {data !== undefined && data.tokens.length > 0 && (
        <ul className="invitation-list">
          {data.tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
    </section>
  );
}
