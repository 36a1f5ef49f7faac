import { useTranslation } from 'react-i18next';
import type { TestResult } from '../../engine/run-tests.ts';

/** What was heard and done in a test, and all that was not as expected. */
export function TestTranscript({ result }: { result: TestResult }) {
  const { t } = useTranslation('tests');
  const others = result.failures.slice(1);
  return (
    <div className="test-transcript">
      {others.length > 0 && (
        <ul className="test-others">
          {others.map((failure) => (
            <li key={failure}>{failure}</li>
          ))}
        </ul>
      )}
      <table>
        <tbody>
          {result.transcript.map(({ at, who, act, text, digits }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a transcript never changes
            <tr key={index} className={who}>
              <td className="figures">{at.toFixed(1)}</td>
              <th scope="row">{t(who)}</th>
              <td>{[t(`act-${act}`), digits ?? text].filter((part) => part !== undefined).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
