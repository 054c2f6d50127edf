import { installOnce } from './install.mjs';
import { run } from './run.mjs';

const steps = [
  {
    title: 'Building the generator',
    program: 'turbo',
    args: ['run', 'build', '--filter=@yunspec/generator'],
    quiet: true,
  },
  { title: 'Checking the specs', program: 'node', args: ['generator/bin/yunspec.js', 'check'], quiet: false },
  { title: 'Generating the packages', program: 'node', args: ['generator/bin/yunspec.js', 'generate'], quiet: false },
  { title: 'Building the packages', program: 'turbo', args: ['run', 'build'], quiet: true },
  { title: 'Touring the local cloud', program: 'node', args: ['examples/dist/tour.js'], quiet: false },
];

installOnce();
for (const [i, { title, program, args, quiet }] of steps.entries()) {
  const began = performance.now();
  console.log(`\n[${i + 1}/${steps.length}] ${title} …`);
  const code = await run(program, args, { quiet });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (code !== 0) {
    console.error(`[${i + 1}/${steps.length}] ${title} failed after ${seconds} s (exit code ${code})`);
    process.exit(code);
  }
  console.log(`[${i + 1}/${steps.length}] done in ${seconds} s`);
}
