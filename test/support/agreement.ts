// Compares the types of a package with those that openapi-typescript makes of its openapi.json.

/** Both types are the same, member by member, `?` included. */
type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The part of an open list that takes any other value. OpenAPI has no words for it: there the list is closed. */
type IsAnyOther<T> = IsSame<T, string & {}>;

/** A type of a package, as OpenAPI has to write it: its lists closed, its intersections merged, all integers numbers. */
type Close<T, OpenApi> = T extends readonly (infer Item)[]
  ? Close<Item, Extract<OpenApi, readonly unknown[]>[number]>[]
  : T extends object
    ? IsAnyOther<T> extends true
      ? never
      : { [Name in keyof T]: Close<T[Name], Extract<OpenApi, { [N in Name]?: unknown }>[Name]> }
    : IsAnyOther<T> extends true
      ? never
      : T extends bigint | `${bigint}`
        ? never
        : CloseNumber<T, OpenApi>;

/** `number` is also how a package writes a list of numbers that may move. */
type CloseNumber<T, OpenApi> = IsSame<T, number> extends true ? Extract<OpenApi, number> : T;

/**
 * Returns true where a value of the OpenAPI type is one of ours, and ours, with its open lists closed, is the OpenAPI type.
 * Outputs of both sides may hold more members than they list, so there is nothing to set aside for them.
 */
export type Agrees<Ours, OpenApi> = [OpenApi] extends [Ours]
  ? IsSame<Close<Ours, OpenApi>, Close<OpenApi, OpenApi>>
  : false;

/** A type of openapi.json with its booleans as the runtime decodes them, from the texts that the service sends. */
export type Decoded<T> = T extends readonly (infer Item)[]
  ? Decoded<Item>[]
  : T extends object
    ? { [Name in keyof T]: boolean extends T[Name] ? Exclude<T[Name], string> : Decoded<T[Name]> }
    : T;

/** A type with a member that must be given. */
export type RequireMember<T, Name extends keyof T> = T & { [N in Name]-?: Exclude<T[N], undefined> };

/** Compiles for true only. */
export type Assert<T extends true> = T;
