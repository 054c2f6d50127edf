// Compares the types of a package with those that openapi-typescript makes of its openapi.json.

/** Both types are the same, member by member, `?` included. */
type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The part of an open list that takes any other value. OpenAPI has no words for it: there the list is closed. */
type IsAnyOther<T> = true extends IsSame<T, string & {}> | IsSame<T, number & {}> ? true : false;

/** A type without the openness that OpenAPI cannot express, its intersections merged. */
type Close<T> = T extends readonly (infer Item)[]
  ? Close<Item>[]
  : T extends object
    ? IsAnyOther<T> extends true
      ? never
      : { [Name in keyof T]: Close<T[Name]> }
    : IsAnyOther<T> extends true
      ? never
      : T;

/**
 * Returns true where a value of the OpenAPI type is one of ours, and ours, with its open lists closed, is the OpenAPI type.
 * Outputs of both sides may hold more members than they list, so there is nothing to set aside for them.
 */
export type Agrees<Ours, OpenApi> = [OpenApi] extends [Ours] ? IsSame<Close<Ours>, Close<OpenApi>> : false;

/** Compiles for true only. */
export type Assert<T extends true> = T;
