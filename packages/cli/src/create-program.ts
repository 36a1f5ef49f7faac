import { Command } from 'commander';
import { lintCommand } from './lint-command.ts';
import { testCommand } from './test-command.ts';

/** The `callwright` command line. Exit code 1: something was found; 2: it could not be looked at. */
export function createProgram(): Command {
  const program = new Command('callwright').description('Check and test phone flows').showHelpAfterError();
  program
    .command('lint')
    .description('show the problems of flows; exits with 1 when one has an error')
    .argument('[paths...]', 'flow folders, or folders of them', ['flows'])
    .option('--json', 'print the diagnostics as JSON')
    .action(async (paths: string[], options: { json?: boolean }) => {
      process.exitCode = await lintCommand(paths, { json: options.json === true, print });
    });
  program
    .command('test')
    .description('run the call files of flows in the simulator; exits with 1 when one fails')
    .argument('[paths...]', 'flow folders, folders of them, or call files', ['flows'])
    .option('--environment <file>', 'what names of phones stand for', 'environments/local.json')
    .option('--transcript', 'print what each caller heard and did')
    .option('--json', 'print the runs as JSON')
    .action(async (paths: string[], options: { environment: string; transcript?: boolean; json?: boolean }) => {
      process.exitCode = await testCommand(paths, {
        ...options,
        transcript: options.transcript === true,
        json: options.json === true,
        print,
      });
    });
  return program;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
