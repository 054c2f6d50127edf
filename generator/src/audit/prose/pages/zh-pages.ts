import {
  address,
  allOfFour,
  byDefault,
  indexMost,
  inlineEnum,
  length,
  letterFirst,
  listMost,
  listRange,
  marks,
  maximum,
  maxLength,
  mayBeEmpty,
  minimum,
  minLength,
  noDefault,
  notEmpty,
  notInside,
  notStart,
  range,
  threeOfFour,
} from './makers.js';
import type { Wording } from './patterns.js';

/** How descriptions in Chinese state limits. */
export const zhPages: Wording = {
  values: /(?:取值范围|取值包括|取值如下|取值|可选值|可能值|枚举值|参数值)(?:为|包括|如下|有)?\s*[:：]$/,
  isDefault: /[（(]默认(?:值)?[）)]/,
  conditions:
    /如果|若|当(?!前)|时[，,：:]|时$|时(?:必填|生效|有效)|仅(?:当|在)|否则|取决于|对于|的情况|(?:实例|镜像|盘)：|Windows(?! Server)|Linux|除非|除了/,
  setting: [
    /(?:如果|若|当)?(?:参数)?\s*`?([A-Za-z][\w.]*)`?\s*(?:参数)?(?:取值|的取值|的值|设置)?(?:为|=|是)\s*`?([A-Za-z\d][\w-]*)`?\s*时?[，,：:]/,
  ],
  labels:
    /^(?:默认值?|取值(?:范围)?|最大值?|最小值?|说明|注意|单位|N的取值范围|n的取值范围|N 的取值范围|n 的取值范围)$/,
  patterns: [
    {
      pattern:
        /[[【]?(\d+)\s*(?:~|～|-|至|到|,|，)\s*(\d+)[\]】]?\s*(?:个|位)?\s*(?:英文|中文|ASCII|UTF-8)?(?:或者?|、|和)?(?:英文|中文)?\s*(?:字符|字母)/,
      make: length,
    },
    {
      pattern: /长度(?:的)?(?:取值)?(?:范围)?\s*(?:为|是|[:：])\s*[[【]?(\d+)\s*(?:~|～|-|至|到|,|，)\s*(\d+)[\]】]?/,
      make: length,
    },
    {
      pattern:
        /(?:最多(?:支持|包含|可以包含|不超过)?|不能超过|不超过|不得超过|最长(?:为)?|最大长度(?:为|[:：])?|最多为)\s*(\d+)\s*(?:个|位)\s*(?:英文|中文|ASCII)?(?:或者?)?(?:英文|中文)?\s*字符/,
      make: maxLength,
    },
    { pattern: /(?:至少|最少|不少于)(?:包含|为)?\s*(\d+)\s*(?:个|位)\s*字符/, make: minLength },
    {
      pattern:
        /(?<![Nn]\s?的?)(?:取值范围|取值)(?:为|是)?\s*[:：]?\s*[[【(（]?\s*(-?[\d,]*\d)\s*(?:~|～|至|到|-)\s*(-?[\d,]*\d)\s*[\]】)）]?(?!\s*个|[\d%]|\/)/,
      make: range,
    },
    {
      pattern: /(?<![Nn]\s?的?)(?:取值范围|取值)(?:为|是)?\s*[:：]?\s*[[【]\s*(-?\d+)\s*[,，]\s*(-?\d+)\s*[\]】]/,
      make: range,
    },
    { pattern: /最大值?(?:为|是|[:：])\s*([\d,]*\d)/, make: maximum },
    { pattern: /最小值?(?:为|是|[:：])\s*([\d,]*\d)/, make: minimum },
    { pattern: /起始值(?:为|是|[:：])\s*(\d+)/, make: minimum },
    {
      pattern:
        /(?:最多|最大)(?:支持|传入|可以?传入|指定|可以?指定|包含|可以?选择|选择|填写|设置)?\s*(\d+|[一二三四五六七八九十])\s*个(?!\s*(?:英文|中文|ASCII)?字符)/,
      make: listMost,
    },
    { pattern: /数组长度\s*[:：]\s*(\d+)\s*(?:~|～|-)\s*(\d+)/, make: listRange },
    {
      pattern: /[Nn]\s*的?(?:取值范围|取值)(?:为|是)?\s*[:：]?\s*[[【]?1\s*(?:~|～|-|至|到|,|，)\s*(\d+)/,
      make: indexMost,
    },
    {
      pattern:
        /(?:^|[，。；：、\d\]A-Za-z）)`\s]|该参数的?|其)默认值?\s*(?:[:：]|为|是)\s*(?:`([^`]+)`|([^\s`。，,；;（()]+))(?=\s*(?:[。，,；;（(]|$))/,
      make: ([a, b], about, given) => byDefault([a ?? b ?? ''], about, given),
    },
    { pattern: /默认(?:值)?为空|默认(?:情况下)?不(?:填|设置)/, make: noDefault },
    {
      pattern:
        /(?:取值范围|取值|可选值)(?:为|是|包括)?\s*[:：]\s*((?:`?[A-Za-z][\w.-]*`?\s*(?:、|,|，|\||\/|或者|或|和)\s*){1,20}`?[A-Za-z][\w.-]*`?)\s*。?$/,
      make: inlineEnum,
    },
    { pattern: /(?:不能|不可|不支持|不允许)(?:以)?\s*(.*?)\s*(?:为)?开头/, make: notStart },
    { pattern: /(?:不能|不可|不允许)包含\s*(.*)$/, make: notInside },
    {
      pattern: /(?:必须|须|需要?)以(?:大小写?|大小写英文)?(?:英文)?字母(?:或者?中文(?:字符)?)?开头/,
      make: letterFirst,
    },
    { pattern: /(?:不允许|不能|不可|不支持)为?空(?:字符串)?(?=[。，,]|$)/, make: notEmpty },
    { pattern: /(?<!不)(?:可以|允许)为空字符串/, make: mayBeEmpty },
    { pattern: /(?:可以?|能)(?:包含|含有)(.*)$/, make: marks },
    { pattern: /支持\s*CIDR\s*格式和\s*IPv4\s*格式/, make: address },
    { pattern: /(?:大小写英文字母|大写字母、小写字母).*(?:三类|三种|三项)/, make: threeOfFour },
    { pattern: /必须同时包含大小写英文字母、数字和特殊(?:符号|字符)。?$/, make: allOfFour },
  ],
};
