import { type Command, Option } from 'commander';

interface SimulateFlags {
  json?: boolean;
  csv?: string;
  svg?: string;
  seed?: number;
  replications?: number;
}

/** `simulate` and `estimate`; what they need is loaded when they run. */
export function addQueueingCommands(program: Command, print: (text: string) => void): void {
  program
    .command('simulate')
    .description('tell what waits, losses and loads a scenario of callers and agents leads to (docs/what-if.md)')
    .argument('<scenario>', 'a scenario file, JSON')
    .option('--json', 'print the result as JSON')
    .option('--csv <file>', 'write the figures, by hour too')
    .option('--svg <folder>', 'write plots: waits, in line, agents, abandonment')
    .addOption(new Option('--seed <n>', 'in place of that of the file').argParser(Number))
    .addOption(new Option('--replications <n>', 'in place of those of the file').argParser(Number))
    .action(async (scenario: string, options: SimulateFlags) => {
      const { simulateCommand } = await import('./simulate-command.ts');
      const { terminalProgress } = await import('./terminal-progress.ts');
      const progress = terminalProgress();
      process.exitCode = await simulateCommand(scenario, { ...options, json: options.json === true, print, ...(progress && { progress }) });
    });
  program
    .command('estimate')
    .description('replay a log of calls and tell how well their waits would have been estimated')
    .requiredOption('--replay <file>', 'CSV: arrivedAt,queuedAt,waitSeconds,outcome,serviceStartAt,serviceSeconds,agent,priority')
    .option('--from <time>', 'count callers from this time on; those before only teach')
    .option('--json', 'print the report as JSON')
    .action(async (options: { replay: string; from?: string; json?: boolean }) => {
      const { estimateCommand } = await import('./estimate-command.ts');
      process.exitCode = await estimateCommand({ ...options, json: options.json === true, print });
    });
}
