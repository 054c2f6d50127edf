/** The folder of the records, and of the reasons why something is not reached. */
const folder = 'test/coverage';

export const locateRecord = (product: string): string => `${folder}/${product}.txt`;
export const reasonsPath = `${folder}/reasons.yaml`;
