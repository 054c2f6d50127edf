import { askFor } from './yaml.js';

/** `ecs-gateway` as `EcsGateway`. */
const makeClassName = (product: string): string =>
  product
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const protocols = 'indented `rpc: { method: POST, auth: [access-key] }`, or `http: { auth: [token] }`';
const answer = 'the members of every answer, indented, as `RequestId: { type: string }`; if none, remove this line';

const renderProduct = (product: string): string => `\
# yaml-language-server: $schema=../spec.schema.json
product: ${product}
class: ${makeClassName(product)}
title: ${askFor('the name that the vendor gives it')}
vendor: ${askFor('the name of the vendor')}
version: ${askFor('the API version that requests name')}
description: ${askFor('its purpose, in a sentence of your own')}
protocols: ${askFor(protocols)}
endpoints: ${askFor('its addresses, indented, as `default: https://…`')}
answer: ${askFor(answer)}
`;

const renderSources = (): string => `\
# yaml-language-server: $schema=../spec.schema.json
sources:
  # the docs of every spec begin with one of these keys
  guide:
    title: ${askFor('the title of the document')}
    url: ${askFor('its address')}
    language: en
`;

/** Renders the files of a new product, by path in its folder. */
export const renderProductSkeleton = (product: string): ReadonlyMap<string, string> =>
  new Map([
    ['product.yaml', renderProduct(product)],
    ['sources.yaml', renderSources()],
  ]);
