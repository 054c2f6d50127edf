import OpenAI from 'openai';

/** @param {string} address */
export function open(address) {
  const client = new OpenAI({ apiKey: 'example-key', baseURL: address });
  return () => client.models.retrieve('example');
}
