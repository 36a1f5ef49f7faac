import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

// our own packages are TypeScript, so they go into the bundle; what npm installed stays outside
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const own = Object.keys(dependencies).filter((name) => name.startsWith('@callwright/'));
const isOwn = (name) =>
  own.some((dependency) => name === dependency || name.startsWith(`${dependency}/`)) || name.startsWith('@callwright/');

await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  plugins: [
    {
      name: 'npm-packages-stay-outside',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === 'entry-point' || isOwn(path) ? undefined : { external: true, path })),
    },
  ],
});
