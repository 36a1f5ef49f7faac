import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SURFACE_LANGUAGES } from '../../i18n/start-words.ts';
import { Logo } from '../../shell/logo.tsx';
import './entrance.css';

/** The frame of the pages before one is signed in: a card, and the choice of a language. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { i18n, t } = useTranslation('accounts');
  return (
    <main className="entrance-page">
      <div className="entrance">
        <div className="entrance-brand">
          <Logo />
          Callwright
        </div>
        <section className="entrance-card">
          <h1>{title}</h1>
          {children}
        </section>
        <fieldset className="entrance-languages" aria-label={t('language')}>
          {SURFACE_LANGUAGES.map(({ code, name }) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={i18n.resolvedLanguage === code}
              onClick={() => void i18n.changeLanguage(code)}
            >
              {name}
            </button>
          ))}
        </fieldset>
      </div>
    </main>
  );
}
