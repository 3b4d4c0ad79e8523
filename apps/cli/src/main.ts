import { Command } from 'commander';
import { DATASETS, DEMO_DEFAULTS, readDemoOptions } from './demo/demo-options.ts';
import { runDemo } from './demo/run-demo.ts';
import { evaluateModel } from './evaluate/evaluate-model.ts';

const program = new Command('surmise').description('Decides what to try next.').showHelpAfterError();

program
  .command('demo')
  .description('searches for a neural network that reads handwritten digits, from an empty folder to a saved model')
  .option('--dataset <name>', DATASETS.join(' or '), DEMO_DEFAULTS.dataset)
  .option('--trials <n>', 'how many configurations to try', String(DEMO_DEFAULTS.trials))
  .option('--parallel <n>', 'how many at a time', String(DEMO_DEFAULTS.parallel))
  .option('--epochs <n>', 'epochs of each trial')
  .option('--seed <n>', 'seed of the search', String(DEMO_DEFAULTS.seed))
  .option('--data <folder>', 'folder that keeps the study and the model', DEMO_DEFAULTS.data)
  .option('--resume', 'go on with the last search of that folder')
  .action(async (raw: Parameters<typeof readDemoOptions>[0]) => {
    process.exitCode = await runDemo(readDemoOptions(raw));
  });

program
  .command('evaluate')
  .description('loads a saved model and shows how it reads digits that it never saw')
  .argument('<folder>', 'folder of a saved model')
  .action(evaluateModel);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
