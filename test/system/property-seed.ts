import fc from 'fast-check';

/** The same cases everywhere, so that a red run can be repeated; `PROPERTY_SEED=random` looks for new ones. */
const chosen = process.env['PROPERTY_SEED'] ?? '20261122';
if (chosen !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(chosen) });
