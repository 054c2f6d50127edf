const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Returns the plural of a kind of resource: `Policy` to `Policies`, `Address` to `Addresses`. */
function toPlural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** Returns the name of a product as a member of a local cloud: `ecsGateway` for `ecs-gateway`. */
export const toProductMember = (product: string): string =>
  product.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Returns the name of a kind of resource as a member of its product: `eipAddresses` for `EipAddress`. */
export const toResourceMember = (resource: string): string => lowerFirst(toPlural(resource));
