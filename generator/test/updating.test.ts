import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { change, dialects, teaSpecs } from './audit/tea.js';
import { openWorkshop, type Workshop } from './support/diff-repository.js';

// each run is a process
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let workshop: Workshop;

beforeAll(async () => {
  workshop = await openWorkshop(
    Object.fromEntries(Object.entries(teaSpecs).map(([path, text]) => [`specs/tea/${path}`, text])),
  );
});

afterAll(() => workshop.close());

const kettle = 'specs/tea/operations/BoilKettle.yaml';

test.each(dialects)('from a changed document to a changeset: $name', ({ text, facts }) =>
  workshop.open(async (repository) => {
    const audit = () => repository.yunspec('audit', 'tea', '--doc', 'page');
    const [, edits = []] = facts.find(([, , want]) => want.join() === 'input-refused Litres') ?? [];
    repository.write({ page: text });
    expect(await audit()).toMatchObject({ code: 0, stdout: '' });

    repository.write({ page: change(text, edits) });
    const { code, stdout } = await audit();
    expect([code, stdout]).toEqual([1, expect.stringContaining('input-refused')]);
    expect(stdout).toContain(`${kettle}:`);

    repository.edit(kettle, 'maximum: 12', 'maximum: 15');
    expect(await repository.yunspec('check', 'tea')).toMatchObject({ code: 0 });
    expect(await repository.yunspec('generate', 'tea')).toMatchObject({ code: 0 });
    expect(await audit()).toMatchObject({ code: 0, stdout: '' });

    const sentence = '`BoilKettle.Litres` accepts up to 15';
    const { packages } = JSON.parse((await repository.yunspec('diff', '--json')).stdout) as { packages: object[] };
    expect(packages).toMatchObject([
      {
        name: '@yunspec/tea',
        bump: 'minor',
        changes: [{ rule: 'limit-loosened', text: expect.stringContaining(sentence) }],
      },
    ]);
    expect(await repository.yunspec('changeset')).toMatchObject({ code: 0 });
    const [name = ''] = repository.listChangesets();
    expect(repository.read(`.changeset/${name}`)).toMatch(/"@yunspec\/tea": minor\n[\s\S]*accepts up to 15/);
    expect(await repository.yunspec('changeset', '--check')).toMatchObject({ code: 0 });
  }),
);
