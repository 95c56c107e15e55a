import type { Contract } from "@crewkit/openapi";
import type { RunContext } from "../context/context.ts";
import type { RequestDraft } from "../http/draft.ts";
import type { ListFacts, RequestOverrides } from "./facts.ts";

export interface ListRule extends ListFacts {
  /**
   * Creates a list that is long enough, if the run may write, and returns overrides that request it.
   *
   * @example
   * populatedList: async (context) => ({ path: { shelf: await context.callForText("createShelf", "/slug") } })
   */
  populatedList?(context: RunContext): Promise<RequestOverrides>;
  /**
   * Adds an item to the list that `draft` requests. Defaults to the operation that creates the list's resources.
   *
   * @example
   * addItem: (context, { path }) => context.call("shelveBook", { path })
   */
  addItem?(context: RunContext, draft: RequestDraft): Promise<unknown>;
  /**
   * Adds items such that each of any two filters matches items that the other does not, and some items match both.
   *
   * @example
   * addDistinctItems: (context) => context.call("importBooks")
   */
  addDistinctItems?(context: RunContext): Promise<unknown>;
}

/** Filters a list. By default, `values` and `matches` follow from `x-filter`, or from the field with the parameter's name. */
export interface ItemFilter {
  /**
   * Returns values to filter by.
   *
   * @example
   * values: (items) => items.map(({ author }) => String(author))
   */
  values(items: readonly Item[], context: RunContext): string[] | Promise<string[]>;
  /**
   * Reads the data that is required to match `items`, and returns a predicate for items and values.
   *
   * @example
   * matches: () => (item, value) => item.author === value
   */
  matches(context: RunContext, items: readonly Item[]): ItemPredicate | Promise<ItemPredicate>;
  /**
   * Set if an item matches when one of its parts matches all filters. Returns the parts of an item, which `values` and
   * `matches` then receive.
   *
   * @example
   * parts: async () => ({ books }) => (Array.isArray(books) ? books : [])
   */
  parts?(context: RunContext): Promise<(item: Item) => readonly Item[]>;
  /**
   * Reads the whole list, if the parameter is required.
   *
   * @example
   * allItems: async (context) => Object(await context.call("listAllBooks"))
   */
  allItems?(context: RunContext): Promise<Item[]>;
  /**
   * JSON pointer to the value that identifies an item. Defaults to `/id`.
   *
   * @example
   * key: "/isbn"
   */
  key?: string;
}

/** Narrows the total of a response. */
export interface SumFilter {
  /**
   * Reads the total.
   *
   * @example
   * total: (body) => Number(Object(body).total)
   */
  total(body: unknown): number;
  /**
   * Query parameters that select everything, and query parameters that each select a part.
   *
   * @example
   * parts: async () => ({ whole: {}, parts: [{ kind: "novel" }, { kind: "atlas" }] })
   */
  parts(context: RunContext): Promise<Partition>;
}

export interface Partition {
  /**
   * Query parameters that select everything.
   *
   * @example
   * whole: { from: "2026-01-01" }
   */
  whole: Record<string, string>;
  /**
   * Query parameters that each select a part.
   *
   * @example
   * parts: [{ kind: "novel" }, { kind: "atlas" }]
   */
  parts: Record<string, string>[];
  /**
   * The amount that belongs to no part. Defaults to 0.
   *
   * @example
   * remainder: 3
   */
  remainder?: number;
}

export type Item = Record<string, unknown>;
type ItemPredicate = (item: Item, value: string) => boolean;
/** A string is the reason why the parameter is not a filter. */
export type Filter = Partial<ItemFilter> | SumFilter | string;

/** Facts about refreshing tokens (RFC 6749, section 6) and revoking them (RFC 7009). */
export interface CredentialRule {
  /**
   * Starts a new login.
   *
   * @example
   * logIn: async (context) => Object(await context.call("logIn"))
   */
  logIn(context: RunContext): Promise<Tokens>;
  /**
   * JSON pointers (RFC 6901) to the token in the request body and to the new tokens.
   *
   * @example
   * refresh: { operation: "refresh", tokenPointer: "/token", access: "/access", refresh: "/refresh" }
   */
  refresh: { operation: string; tokenPointer: string; access: string; refresh: string };
  /**
   * An operation without side effects that any access token may call.
   *
   * @example
   * probe: "getAccount"
   */
  probe: string;
  /**
   * Operations that end a login, and the pointer to the refresh token in the request body, if any.
   *
   * @example
   * logOut: [{ operation: "logOut", tokenPointer: "/token" }]
   */
  logOut: readonly { operation: string; tokenPointer?: string }[];
  /**
   * The lifetime of an access token in seconds.
   *
   * @example
   * tokenLifetime: () => 3600
   */
  tokenLifetime(contract: Contract): number;
  /**
   * True if an access token stays valid after a refresh.
   *
   * @example
   * oldTokenStaysValid: true
   */
  oldTokenStaysValid: boolean;
  /**
   * True if reusing a refresh token revokes the whole login (RFC 9700, section 4.14.2).
   *
   * @example
   * reuseRevokesLogin: true
   */
  reuseRevokesLogin: boolean;
}

export interface Tokens {
  access: string;
  refresh: string;
}
