import pc from 'picocolors';
import { type Change, type Finding, steps } from './finding.ts';
import { wrapText } from './wrap-text.ts';

const COLUMNS = 80;
const INDENT = '    ';

const marks = { ok: () => pc.green('✓'), warning: () => pc.yellow('!'), error: () => pc.red('✗') };

/** A finding for a terminal of 80 columns, under the heading of its step when it is the first of it. Texts to copy stand without indent. */
export function describeFinding(finding: Finding, before: Finding | undefined): string {
  const { step, level, message, help, paste, changes = [] } = finding;
  const [first = '', ...rest] = wrapText(message, COLUMNS - INDENT.length);
  return [
    ...(before !== undefined && (before.step !== step || before.paste !== undefined) ? [''] : []),
    ...(before?.step === step ? [] : [pc.bold(steps[step])]),
    `  ${marks[level]()} ${coloured(level, first)}`,
    ...rest.map((line) => INDENT + coloured(level, line)),
    ...changes.flatMap(describeChange),
    ...(help === undefined ? [] : wrapText(help, COLUMNS - INDENT.length).map((line) => INDENT + pc.dim(line))),
    ...(paste === undefined ? [] : ['', paste]),
  ].join('\n');
}

/** The last line: how it stands as a whole. */
export function describeSum(findings: readonly Finding[], checkOnly: boolean): string {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const sum = `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}`;
  const connected = findings.filter(({ check }) => check === 'number-connected').map(({ number }) => number);
  const dial = connected.length > 0 && count('error') === 0 ? ` Now dial ${connected.join(' or ')}.` : '';
  return `\n${sum}.${checkOnly ? ' Nothing was changed (--check).' : ''}${dial}`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function coloured(level: Finding['level'], line: string): string {
  return level === 'error' ? pc.red(line) : level === 'warning' ? pc.yellow(line) : line;
}

function describeChange({ setting, from, to }: Change): string[] {
  return [`${INDENT}${setting}`, `${INDENT}  ${pc.dim(`from ${from || 'nothing'}`)}`, `${INDENT}  to   ${to || 'nothing'}`];
}
