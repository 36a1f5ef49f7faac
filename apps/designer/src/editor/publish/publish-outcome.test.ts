import { ApiError, ConnectionLost } from '@callwright/web/api/api-error.ts';
import { expect, it } from 'vitest';
import { outcomeOf } from './publish-outcome.ts';

it('who cannot publish learns why, with what he needs to go on', () => {
  const theirs = { flow: { id: 'line' }, layout: {}, hash: 'abc' };
  const refused = (status: number, code: string, body = {}) => outcomeOf(new ApiError(status, code, 'In words.', body));
  expect(refused(409, 'files-changed', { theirs })).toEqual({ is: 'files-changed', files: theirs });
  expect(refused(409, 'files-changed', { theirs: { flow: null, layout: null, hash: 'abc' } })).toEqual({
    is: 'files-changed',
    files: null,
  });
  expect(refused(409, 'stale-draft')).toEqual({ is: 'stale-draft' });
  expect(refused(409, 'nothing-to-publish')).toEqual({ is: 'nothing-new' });
  expect(refused(422, 'has-errors', { diagnostics: [] })).toEqual({ is: 'has-errors', diagnostics: [] });
  expect(refused(409, 'being-published')).toEqual({ is: 'refused', reason: 'In words.' });
  expect(outcomeOf(new ConnectionLost(null))).toEqual({ is: 'no-connection' });
  expect(outcomeOf('odd')).toEqual({ is: 'refused', reason: 'odd' });
});
