/** A product of our own, and documents that say the same of it in the dialects of later pages. */

/** The specs of the product, by path below its folder. */
export const teaSpecs = {
  'product.yaml': `
product: tea
class: Tea
title: Tea Service
vendor: Example
version: '2024-01-01'
description: Boils water.
protocols:
  rpc: { method: POST, auth: [access-key] }
endpoints:
  default: https://tea.example.com
regions: [north, south]
answer:
  RequestId: { type: string, description: ID of the request. }
`,
  'sources.yaml': 'sources:\n  guide: { title: Tea Guide }\n',
  'errors.yaml': 'common: []\n',
  'operations/BoilKettle.yaml': `
operation: BoilKettle
docs: guide > Kettles
summary: Boils a kettle.
idempotency: none
input:
  required: [KettleId]
  properties:
    KettleId: { type: string, description: ID of the kettle. }
    Litres: { type: integer, minimum: 1, maximum: 12, default: 2, description: Amount of water. }
    Mode: { type: string, enum: [slow, fast], default: slow, description: Speed. }
    Label: { type: string, minLength: 2, maxLength: 64, pattern: '^(?!https?://)[A-Za-z][A-Za-z0-9_-]*$', hint: 'begin with a letter and contain only letters, digits, "_" and "-"', description: Name for people. }
    Cup: { type: array, maxItems: 5, items: { type: object, properties: { Size: { type: integer } } }, description: Cups to fill. }
output:
  properties:
    BoilId: { type: string, description: ID of the boiling. }
    Cups:
      type: object
      properties:
        Cup: { type: array, items: { type: object, properties: { Colour: { type: string } } } }
errors:
  - { code: Kettle.Dry, http: 400, on: Litres, kind: missing, cause: There is no water. }
  - { code: Kettle.NotFound, http: 404, on: KettleId, kind: notFound, cause: The kettle does not exist. }
examples:
  - ok: { KettleId: k-1, Litres: 3 }
`,
};

export type Edit = readonly [from: string, to: string];

/** Makes edits in a text that holds each of the pieces. */
export const change = (text: string, edits: readonly Edit[]): string =>
  edits.reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`the document has no ${JSON.stringify(from)}`);
    return current.replaceAll(from, to);
  }, text);

export interface Dialect {
  readonly name: string;
  readonly text: string;
  /** Edits that change a fact, and what is found. */
  readonly facts: readonly (readonly [title: string, edits: readonly Edit[], want: readonly string[]])[];
  /** Edits that say the same in other words or another order. */
  readonly wording: readonly (readonly [title: string, edits: readonly Edit[]])[];
}

const english: Dialect = {
  name: 'Markdown in English',
  text: `# BoilKettle

Boils a kettle.

## Request parameters

|Parameter|Type|Required|Example|Description|
|---------|----|--------|-------|-----------|
|Action|String|Yes|BoilKettle|The action. Value: BoilKettle |
|KettleId|String|Yes|k-1|The kettle. |
|Litres|Integer|No|3|The water in litres. Valid values: 1 to 12.

 Default value: 2 |
|Mode|String|No|fast|The speed. Valid values:

 -   slow: takes its time
-   fast: is loud

 Default value: slow |
|Label|String|No|mine|The label. The label must be 2 to 64 characters in length. A short one is easier to read. It must start with a letter. The label cannot start with \`http://\` or \`https://\`. Capitals are other letters. It can contain letters, digits, underscores \\(\\_\\), and hyphens \\(-\\). |
|Cup.N.Size|Integer|No|1|The size of cup N. Valid values of N: 1 to 5. |

## Response parameters

|Parameter|Type|Example|Description|
|---------|----|-------|-----------|
|BoilId|String|b-1|The boiling. |
|Cups|Array of Cup| |The cups. |
|Cup| | | |
|Colour|String|red|The colour. |
|RequestId|String|r-1|The request. |

## Examples

\`\`\`
https://tea.example.com/?Action=BoilKettle
&KettleId=k-1
&Litres=3
&<Common request parameters>
\`\`\`

\`\`\`
{ "BoilId": "b-1", "Cups": { "Cup": [{ "Colour": "red" }] }, "RequestId": "r-1" }
\`\`\`

## Error codes

|HTTP status code|Error code|Error message|Description|
|----------------|----------|-------------|-----------|
|400|Kettle.Dry|No water.|There is none.|
|404|Kettle.NotFound|No such kettle.|Look elsewhere.|
`,
  facts: [
    ['a range grows', [['1 to 12', '1 to 15']], ['input-refused Litres']],
    ['a range shrinks', [['1 to 12', '1 to 9']], ['input-allowed Litres']],
    ['a default', [['Default value: 2', 'Default value: 4']], ['default Litres']],
    [
      'sizes by categories that no parameter names',
      [['Valid values: 1 to 12.', 'Valid values:\n\n -   Small (cloud): 1 to 9\n-   Large (cloud_big): 2 to 15']],
      ['input-refused Litres'],
    ],
    ['a value is new', [['-   fast: is loud', '-   fast: is loud\n-   rapid: is louder']], ['input-refused Mode']],
    ['a value is gone', [['-   slow: takes its time\n', '-   fair: is so so\n']], ['input-refused Mode']],
    ['a length grows', [['2 to 64 characters', '2 to 128 characters']], ['input-refused Label']],
    ['a mark is new', [['underscores', 'colons \\(:\\), underscores']], ['input-refused Label']],
    ['a list grows', [['of N: 1 to 5', 'of N: 1 to 8']], ['input-refused Cup']],
    ['a parameter is optional', [['|KettleId|String|Yes|', '|KettleId|String|No|']], ['required-dropped KettleId']],
    ['a parameter is new', [['|Cup.N.Size|', '|Lid|String|No|x|The lid. |\n|Cup.N.Size|']], ['parameter-added Lid']],
    ['a code is new', [['|404|', '|403|Kettle.Hot|Wait.|Too hot.|\n|404|']], ['error-added Kettle.Hot']],
    ['a status changes', [['|404|', '|410|']], ['error-status Kettle.NotFound']],
    [
      'a member of the answer moves',
      [['"Cups": { "Cup": [{ "Colour": "red" }] }', '"Cups": [{ "Colour": "red" }]']],
      ['answer-type Cups', 'answer-added Cups.n.Colour'],
    ],
    ['a sample is refused', [['&Litres=3', '&Litres=30']], ['sample-refused Litres']],
  ],
  wording: [
    ['a range', [['Valid values: 1 to 12.', 'Value range: [1, 12].']]],
    ['a limit in two sentences', [['Valid values: 1 to 12.', 'Minimum value: 1. Maximum value: 12.']]],
    ['a length', [['must be 2 to 64 characters in length', 'can be [2, 64] characters in length']]],
    ['a default', [['Default value: slow', 'The default value is slow.']]],
    [
      'the default in the list',
      [
        ['-   slow: takes', '-   slow (default): takes'],
        ['\n\n Default value: slow', ''],
      ],
    ],
    [
      'examples and dates',
      [
        ['|k-1|', '|k-9|'],
        ['Boils a kettle.', 'Boils a kettle. Updated on 2024-05-06.'],
      ],
    ],
    [
      'order',
      [
        ['|400|Kettle.Dry|No water.|There is none.|\n', ''],
        ['Look elsewhere.|\n', 'Look elsewhere.|\n|400|Kettle.Dry|Dry.|None.|\n'],
      ],
    ],
    ['a limit that holds in one case only', [['The label must', 'For red kettles, the label must']]],
  ],
};

const chinese: Dialect = {
  name: 'Markdown in Chinese',
  text: `# BoilKettle

## 请求参数

|名称|类型|是否必选|示例值|描述|
|--|--|----|---|--|
|Action|String|是|BoilKettle|动作。取值：BoilKettle |
|KettleId|String|是|k-1|水壶。 |
|Litres|Integer|否|3|水量。取值范围：1~12

 默认值：2 |
|Mode|String|否|fast|速度。取值范围：

 -   slow：慢
-   fast：Fast，快

 默认值：slow |
|Label|String|否|mine|标签。长度为2~64个英文或中文字符。必须以大小字母或中文开头，不能以\`http://\`和\`https://\`开头。可以包含数字、下划线（\\_）或者连字符（-）。 |
|Cup.N.Size|Integer|否|1|杯子的大小。N的取值范围：1~5。 |

## 错误码

|HttpCode|错误码|错误信息|描述|
|--------|---|----|--|
|400|Kettle.Dry|No water.|没有水。|
|404|Kettle.NotFound|No such kettle.|没有水壶。|
`,
  facts: [
    ['a range grows', [['1~12', '1~15']], ['input-refused Litres']],
    ['a range shrinks', [['1~12', '1~9']], ['input-allowed Litres']],
    ['a default', [['默认值：2', '默认值：4']], ['default Litres']],
    ['a value is new', [['-   fast：', '-   rapid：更快\n-   fast：']], ['input-refused Mode']],
    ['a length grows', [['2~64', '2~128']], ['input-refused Label']],
    ['a mark is new', [['数字、', '数字、半角冒号（:）、']], ['input-refused Label']],
    ['a list grows', [['N的取值范围：1~5', 'N的取值范围：1~8']], ['input-refused Cup']],
    ['a parameter is optional', [['|KettleId|String|是|', '|KettleId|String|否|']], ['required-dropped KettleId']],
    ['a code is gone', [['|400|Kettle.Dry|No water.|没有水。|\n', '']], ['error-gone Kettle.Dry']],
  ],
  wording: [
    ['a range', [['取值范围：1~12', '取值范围为[1, 12]']]],
    ['a limit in two sentences', [['取值范围：1~12', '最小值：1。最大值：12。']]],
    ['a length', [['长度为2~64个英文或中文字符', '长度为 2 至 64 个字符']]],
    ['a default', [['默认值：slow', '默认值为slow。']]],
    ['a list', [['N的取值范围：1~5', 'N 的取值范围为 [1, 5]']]],
    ['a limit that holds in one case only', [['标签。长度', '标签。如果水壶是红色，长度']]],
  ],
};

const metadata: Dialect = {
  name: 'metadata',
  text: JSON.stringify(
    {
      name: 'BoilKettle',
      deprecated: false,
      protocol: 'HTTPS',
      method: 'POST',
      pathPattern: '',
      parameters: [
        { name: 'KettleId', description: 'The kettle.', position: 'Query', type: 'String', required: true },
        {
          name: 'Litres',
          description: 'Water. Valid values: 1 to 12.\n\nDefault value: 2.',
          position: 'Query',
          type: 'Integer',
          required: false,
        },
        {
          name: 'Mode',
          description: 'Speed. Valid values:\n\n*   slow: quiet\n*   fast: loud\n\nDefault value: slow.',
          position: 'Query',
          type: 'String',
          required: false,
        },
        {
          name: 'Label',
          description: 'The label must be 2 to 64 characters in length.',
          position: 'Query',
          type: 'String',
          required: false,
        },
        {
          name: 'Cup',
          description: 'Cups.',
          position: 'Query',
          type: 'RepeatList',
          required: false,
          sub_parameters: [{ name: 'Size', position: 'Query', type: 'Integer', required: false }],
        },
      ],
    },
    null,
    2,
  ),
  facts: [
    ['a range grows', [['1 to 12', '1 to 15']], ['input-refused Litres']],
    ['a default', [['Default value: slow', 'Default value: fast']], ['default Mode']],
    ['a parameter is optional', [['"required": true', '"required": false']], ['required-dropped KettleId']],
    [
      'a parameter is new',
      [['"name": "Size"', '"name": "Height"']],
      ['parameter-gone Cup.n.Size', 'parameter-added Cup.n.Height'],
    ],
    ['it is deprecated', [['"deprecated": false', '"deprecated": true']], ['operation-deprecated']],
  ],
  wording: [
    ['a range', [['Valid values: 1 to 12.', 'The value ranges from 1 to 12.']]],
    ['a length', [['must be 2 to 64 characters in length', 'can be between 2 and 64 characters long']]],
    ['the layout', [['\n  ', '\n      ']]],
  ],
};

const schemas: Dialect = {
  name: 'metadata with schemas',
  text: JSON.stringify({
    apis: {
      BoilKettle: {
        parameters: [
          { name: 'KettleId', in: 'query', schema: { type: 'string', required: true } },
          {
            name: 'Litres',
            in: 'query',
            schema: { type: 'integer', minimum: '1', maximum: '12', default: 2, required: false },
          },
          { name: 'Mode', in: 'query', schema: { type: 'string', enum: ['slow', 'fast'], required: false } },
          { name: 'Label', in: 'query', schema: { type: 'string', maxLength: 64, required: false } },
          {
            name: 'Cup',
            in: 'query',
            schema: {
              type: 'array',
              maxItems: 5,
              items: { type: 'object', properties: { Size: { type: 'integer' } } },
            },
          },
        ],
        errorCodes: { 400: [{ errorCode: 'Kettle.Dry' }], 404: [{ errorCode: 'Kettle.NotFound' }] },
      },
    },
  }),
  facts: [
    ['a maximum', [['"maximum":"12"', '"maximum":"15"']], ['input-refused Litres']],
    ['a value', [['"slow","fast"', '"slow","fast","rapid"']], ['input-refused Mode']],
    ['a list', [['"maxItems":5', '"maxItems":3']], ['input-allowed Cup']],
    [
      'a code',
      [['"errorCode":"Kettle.Dry"', '"errorCode":"Kettle.Hot"']],
      ['error-added Kettle.Hot', 'error-gone Kettle.Dry'],
    ],
  ],
  wording: [
    ['numbers as numbers', [['"maximum":"12"', '"maximum":12']]],
    ['titles', [['"type":"string","required":true', '"type":"string","required":true,"title":"It"']]],
  ],
};

const models: Dialect = {
  name: 'models in TypeScript',
  text: `
export class BoilKettleRequest extends $dara.Model {
  /**
   * @remarks
   * The kettle.
   *
   * This parameter is required.
   */
  kettleId?: string;
  /**
   * @remarks
   * Water. Valid values: 1 to 12.
   *
   * Default value: 2.
   */
  litres?: number;
  /**
   * @remarks
   * Speed. Valid values:
   *
   * - slow: quiet
   * - fast: loud
   *
   * @example
   * fast
   */
  mode?: string;
  label?: string;
  cup?: BoilKettleRequestCup[];
  static names(): { [key: string]: string } {
    return { kettleId: 'KettleId', litres: 'Litres', mode: 'Mode', label: 'Label', cup: 'Cup' };
  }
  static types(): { [key: string]: any } {
    return { kettleId: 'string', litres: 'number', mode: 'string', label: 'string', cup: { 'type': 'array', 'itemType': BoilKettleRequestCup } };
  }
}
export class BoilKettleRequestCup extends $dara.Model {
  size?: number;
  static names(): { [key: string]: string } {
    return { size: 'Size' };
  }
  static types(): { [key: string]: any } {
    return { size: 'number' };
  }
}
`,
  facts: [
    ['a range', [['1 to 12', '1 to 15']], ['input-refused Litres']],
    ['a value', [['   * - fast: loud', '   * - fast: loud\n   * - rapid: louder']], ['input-refused Mode']],
    ['what is required', [['   * This parameter is required.\n', '']], ['required-dropped KettleId']],
    ['a name on the wire', [["mode: 'Mode'", "mode: 'mode'"]], ['parameter-gone Mode', 'parameter-added mode']],
  ],
  wording: [
    ['a range', [['Valid values: 1 to 12.', 'Valid values: [1, 12].']]],
    ['an example', [['   * fast\n', '   * slow\n']]],
    [
      'the property, which never travels',
      [
        ['litres?: number', 'howMuch?: number'],
        ["litres: 'Litres'", "howMuch: 'Litres'"],
        ["litres: 'number'", "howMuch: 'number'"],
      ],
    ],
  ],
};

const openapi: Dialect = {
  name: 'OpenAPI',
  text: `openapi: 3.1.0
servers:
  - url: https://tea.example.com
paths:
  '/#Action=BoilKettle':
    post:
      operationId: BoilKettle
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [KettleId]
              properties:
                KettleId: { type: string }
                Litres: { type: integer, minimum: 1, maximum: 12, default: 2 }
                Mode: { type: string, enum: [slow, fast], default: slow }
                Label: { type: string, minLength: 2, maxLength: 64 }
                Cup: { type: array, maxItems: 5, items: { type: object, properties: { Size: { type: integer } } } }
      responses:
        '200':
          description: Done.
          content:
            application/json:
              schema: { type: object, properties: { BoilId: { type: string }, Cups: { type: object, properties: { Cup: { type: array, items: { type: object, properties: { Colour: { type: string } } } } } } } }
`,
  facts: [
    ['a maximum', [['maximum: 12', 'maximum: 15']], ['input-refused Litres']],
    ['a value', [['[slow, fast]', '[slow, rapid]']], ['input-refused Mode']],
    ['what is required', [['required: [KettleId]', 'required: []']], ['required-dropped KettleId']],
    [
      'a path of the answer',
      [['Colour: {', 'Color: {']],
      ['answer-gone Cups.Cup.n.Colour', 'answer-added Cups.Cup.n.Color'],
    ],
  ],
  wording: [
    ['descriptions', [['description: Done.', 'description: It is done.']]],
    [
      'order',
      [
        ['                KettleId: { type: string }\n', ''],
        [
          'items: { type: object, properties: { Size: { type: integer } } } }\n',
          'items: { type: object, properties: { Size: { type: integer } } } }\n                KettleId: { type: string }\n',
        ],
      ],
    ],
  ],
};

export const dialects: readonly Dialect[] = [english, chinese, metadata, schemas, models, openapi];
