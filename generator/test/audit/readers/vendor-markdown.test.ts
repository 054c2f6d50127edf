import { describe, expect, it } from 'vitest';
import { findReader } from '../../../src/audit/readers/index.js';
import { vendorMarkdown } from '../../../src/audit/readers/vendor-markdown.js';
import type { OperationReading, Reading } from '../../../src/audit/reading.js';

const readPage = (text: string): Reading => vendorMarkdown.read({ name: 'page.md', text });

const makeTable = (heads: string, ...rows: readonly string[]): string => {
  const count = heads.split('|').length - 2;
  return [heads, `|${' --- |'.repeat(count)}`, ...rows].join('\n');
};

function readOperation(text: string): OperationReading {
  const [operation] = readPage(text).operations;
  if (operation === undefined) throw new Error('the page has no operation');
  return operation;
}

const action = makeTable('|Name|Type|Required|Description|', '|Action|String|Yes|Value: BoilKettle|');

describe('tables of parameters are known by their heads', () => {
  const cases: readonly (readonly [heads: string, row: string])[] = [
    ['|Name|Type|Required|Description|', '|Litres|Integer|Yes|How much.|'],
    ['|Name |Type |Required |Description |', '|Litres |Integer |Yes |How much.|'],
    ['|Name|Type|Required|Example|Description|', '|Litres|Integer|Yes|3|How much.|'],
    ['|Name|Type|Required?|Example value|Description|', '|Litres|Integer|Yes|3|How much.|'],
    ['|Parameter|Type|Required|Example|Description|', '|Litres|Integer|Yes|3|How much.|'],
    ['|Parameter|Position|Type|Required|Example|Description|', '|Litres|Query|Integer|Yes|3|How much.|'],
    ['|名称|类型|是否必需|描述|', '|Litres|Integer|是|How much.|'],
    ['|名称|类型|是否必选|示例值|描述|', '|Litres|Integer|是|3|How much.|'],
    ['|名称|类型|是否必须|描述|', '|Litres|Integer|是|How much.|'],
    ['| **名称** | **类型** | **必填** | **描述** | **示例值** |', '| Litres | Integer | 是   | How much. | 3 |'],
    ['|Description|Required|Type|Name|', '|How much.|Yes|Integer|Litres|'],
  ];
  it.each(cases)('%s', (heads, row) => {
    const { input } = readOperation(`# BoilKettle {#BoilKettle .reference}\n\n${makeTable(heads, row)}\n`);
    expect(input).toMatchObject([{ name: 'Litres', type: 'Integer', required: true, description: 'How much.' }]);
  });
});

describe('tables of error codes are known by their heads, below any heading', () => {
  const cases: readonly (readonly [heads: string, row: string])[] = [
    ['|Error code|Error message|HTTP status code|Meaning|', '|Kettle.Dry|No water.|400|Fill it.|'],
    ['|Error code|Error message |HTTP status code |Note|', '|Kettle.Dry|No water.|400|Fill it.|'],
    ['|Error code|Error messages|HTTP status code |Description|', '|Kettle.Dry|No water.|400|Fill it.|'],
    ['|Error code|Error information|HTTP status code|Description|', '|Kettle.Dry|No water.|400|Fill it.|'],
    ['|HTTP status code|Error code|Error message|Description|', '|400|Kettle.Dry|No water.|Fill it.|'],
    ['|HTTP status code|Error codes|Error message|Description|', '|400|Kettle.Dry|No water.|Fill it.|'],
    ['|HTTP stauts code|Error code|Error message|Description|', '|400|Kettle.Dry|No water.|Fill it.|'],
    ['|HTTP|Error code|Error message|Description|', '|400|Kettle.Dry|No water.|Fill it.|'],
    ['|HttpCode|Error code|Error message|Description|', '|400|Kettle.Dry|No water.|Fill it.|'],
    ['|HttpCode|错误码|错误信息|描述|', '|400|Kettle.Dry|No water.|Fill it.|'],
    ['|错误代码|错误信息|HTTP 状态码|说明|', '|Kettle.Dry|No water.|400|Fill it.|'],
    ['|错误代码|错误信息|HTTP状态码|说明|', '|Kettle.Dry|No water.|400|Fill it.|'],
    ['|错误代码|HTTP 状态码|错误信息|', '|Kettle.Dry|400|No water.|'],
    ['|Error code|HTTP status code|Error code|', '|Kettle.Dry|400|No water.|'],
    ['| **HTTP status code** | **错误码** | **错误信息** | **描述** |', '| 400 | Kettle.Dry | No water. | Fill it. |'],
  ];
  it.each(cases)('%s', (heads, row) => {
    const { errors } = readOperation(`# BoilKettle\n\n${action}\n\n## Errors codes\n\n${makeTable(heads, row)}\n`);
    expect(errors).toMatchObject([{ code: 'Kettle.Dry', http: 400, message: 'No water.' }]);
  });
});

describe('cells', () => {
  const head = '|Name|Type|Required|Example|Description|\n|----|----|--------|-------|-----------|';
  const cases: readonly (readonly [title: string, row: string, want: object])[] = [
    [
      'span lines and hold lists',
      '|Mode|String|No|slow|The mode. Valid values:\n\n -   slow: takes long\n-   fast: is loud\n\n Default value: slow |',
      {
        name: 'Mode',
        description: 'The mode. Valid values:\n\n -   slow: takes long\n-   fast: is loud\n\n Default value: slow',
      },
    ],
    [
      'hold code with pipes',
      '|Lid|String|No|x|Marks:\n\n```\n+ | { } ?\n```\n\nNo more.|',
      { name: 'Lid', required: false },
    ],
    [
      'hold pipes that are escaped',
      '|Lid|String|No|a\\|b|Open \\| shut.|',
      { example: 'a|b', description: 'Open | shut.' },
    ],
    [
      'hold escapes',
      '|Base\\_Id|String|No|b-1\\*\\*|Of `base_1` \\(new\\).|',
      { name: 'Base_Id', example: 'b-1**', description: 'Of `base_1` (new).' },
    ],
    ['hold links', '|Id|String|No|x|See [ListKettles](~~1~~) for it.|', { description: 'See ListKettles for it.' }],
    ['name lists', '|Cup.N.Size|Integer|No|1|Of cup N.|', { name: 'Cup.n.Size' }],
    ['name lists in lower case', '|Cup.n.Size|Integer|No|1|Of cup n.|', { name: 'Cup.n.Size' }],
    ['have blanks in names', '|Cup. Size|Integer|No|1|Of it.|', { name: 'Cup.Size' }],
    ['are bold', '|**Id**|String|**Yes**|x|Of it.|', { name: 'Id', required: true }],
    [
      'say that a parameter is no longer used',
      '|Steam `deprecated`|String|No|x|Old.|',
      { name: 'Steam', deprecated: true },
    ],
  ];
  it.each(cases)('%s', (_, row, want) => {
    expect(readOperation(`# BoilKettle\n\n${head}\n${row}\n\nMore text.\n`).input).toMatchObject([want]);
  });

  it('may stand on lines of their own', () => {
    const page = `# BoilKettle\n\n${action}\n\n|HttpCode\n\n|Error code\n\n|Description |\n|---|---|---|\n|404\n\n|Kettle.Gone\n\n|Lost. |\n|403\n\n|Kettle.Hot\n\n|Wait. |\n`;
    expect(readOperation(page).errors).toMatchObject([
      { code: 'Kettle.Gone', http: 404 },
      { code: 'Kettle.Hot', http: 403 },
    ]);
  });

  it('that hold no name are listed as not readable, with their line', () => {
    const reading = readPage(
      `# BoilKettle\n\n${head}\n|Id|String|Yes|x|Of it.|\n|Of what it is made|String|No|x|Tin.|\n`,
    );
    expect(reading).toMatchObject({ rows: 2, understood: 1, unreadable: [{ line: 6 }] });
  });

  it('begin on the lines that the rows give', () => {
    const { input } = readOperation(
      `# BoilKettle\n\n${head}\n|Id|String|Yes|x|Of it.\n\nMore.|\n|Lid|String|No|x|Tin.|\n`,
    );
    expect(input?.map(({ name, line }) => [name, line])).toEqual([
      ['Id', 5],
      ['Lid', 8],
    ]);
  });
});

describe('answers', () => {
  const table = makeTable(
    '|Parameter|Type|Example|Description|',
    '|Kettles|Array of Kettle| |All of them.|',
    '|Kettle| | | |',
    '|└KettleId|String|k-1|Of it.|',
    '|└Colour|String|red|Of it.|',
    '|TotalCount|Integer|1|How many.|',
  );

  it('get their levels from the sample', () => {
    const sample = '```\n{ "Kettles": { "Kettle": [{ "KettleId": "k-1" }] }, "TotalCount": 1 }\n```';
    const { output, answers } = readOperation(`# ListKettles\n\n${action}\n\n${table}\n\n${sample}\n`);
    expect(output?.map(({ name, isPlaced = true }) => [name, isPlaced])).toEqual([
      ['Kettles', true],
      ['Kettles.Kettle', true],
      ['Kettles.Kettle.n.KettleId', true],
      ['Kettles.Kettle.n.Colour', false],
      ['TotalCount', true],
    ]);
    expect(answers).toMatchObject([{ answer: { TotalCount: 1 } }]);
  });

  it('have no certain levels without one', () => {
    const { output } = readOperation(`# ListKettles\n\n${action}\n\n${table}\n`);
    expect(output?.every(({ isPlaced }) => isPlaced === false)).toBe(true);
  });
});

describe('the layout with rows for items', () => {
  const page = `# FillCups\n\n${makeTable(
    '| **名称** | **类型** | **必填** | **描述** | **示例值** |',
    '| CupId | array | 否   | 杯子。 |     |',
    '|     | string | 否   | 一个杯子。 | c-1 |',
    '| Tag | array<object> | 否   | 标签。 |     |',
    '|     | object | 否   | 标签。 |     |',
    '| Key | string | 是   | 键。 | k |',
    '| Value | string | 否   | 值。 | v |',
    '| DryRun | boolean | 否   | 试。 | false |',
    '| Rules | array<object> | 否   | 规则。 |     |',
    '|     | object | 否   | 规则。 |     |',
    '| Colour | string | 否   | 颜色。 | red |',
    '| Colour `deprecated` | string | 否   | 已废弃。 | red |',
  )}\n`;

  it('puts members below their lists, and marks those whose level it does not show', () => {
    expect(readOperation(page).input?.map(({ name, isPlaced = true }) => [name, isPlaced])).toEqual([
      ['CupId.n', true],
      ['Tag', true],
      ['Tag.n.Key', true],
      ['Tag.n.Value', true],
      ['DryRun', true],
      ['Rules', true],
      ['Rules.n.Colour', false],
      ['Colour', true],
    ]);
  });
});

describe('sample requests', () => {
  it.each([
    ['https://kettle.example.com/?Action=BoilKettle\n&Litres=3\n&Cup.1.Size=2\n&<Common request parameters>'],
    ['http(s)://[Endpoint]/?Action=BoilKettle\n&Litres=3\n&Cup.1.Size=2\n&<公共请求参数>'],
  ])('%s', (sample) => {
    const { samples } = readOperation(`# Page\n\n${action}\n\n\`\`\`\n${sample}\n\`\`\`\n`);
    expect(samples).toMatchObject([{ input: { Litres: '3', 'Cup.1.Size': '2' } }]);
  });
});

describe('operations', () => {
  it('go by the name that most of a page gives, not by its title alone', () => {
    const page = `# BoilKettles\n\n[Try](https://api.aliyun.com/#product=Tea&api=BoilKettle&type=RPC)\n\n${action}\n`;
    expect(readOperation(page).operation).toBe('BoilKettle');
  });

  it('of a page without a table of codes have none, and of two pages keep their lines', () => {
    const reading = readPage(
      `# BoilKettle\n\n${action}\n\n# FillCups\n\n${action.replace('BoilKettle', 'FillCups')}\n`,
    );
    expect(reading.operations.map(({ operation, line, errors }) => [operation, line, errors])).toEqual([
      ['BoilKettle', 1, undefined],
      ['FillCups', 7, undefined],
    ]);
  });
});

describe('other documents', () => {
  it.each([
    ['no tables', '# BoilKettle\n\nText.\n'],
    [
      'tables of others',
      makeTable('|Parameter|Type|Required|Default|Constraints|Description|', '|Id|string|Yes|-|-|Of it.|'),
    ],
  ])('%s are not of this dialect', (_, text) => {
    expect(vendorMarkdown.recognise({ name: 'page.md', text })).toBe(0);
  });

  it('of this dialect find its reader', () => {
    expect(findReader({ name: 'page.txt', text: action })?.name).toBe('vendor-markdown');
  });
});
