import type { RunContext } from "../context/context.ts";
import type { RequestDraft } from "../http/draft.ts";
import type { ListFacts, RequestOverrides } from "./facts.ts";

/** Facts about a list, and how to add items. */
export interface ListRule extends ListFacts {
  /** In a run that may write: returns overrides of the request for a list that is long enough, and creates it. */
  populatedList?(context: RunContext): Promise<RequestOverrides>;
  /** Adds an item; `draft` is the request for the list. Defaults to the operation that creates its resources. */
  addItem?(context: RunContext, draft: RequestDraft): Promise<unknown>;
  /** Adds items such that each of any two filters matches items that the other does not, and some items match both. */
  addDistinctItems?(context: RunContext): Promise<unknown>;
}

/** How a query parameter filters a list whose items have no field of its name. */
export interface ItemFilter {
  /** Values to try, given all items of the list. */
  values(items: readonly Item[], context: RunContext): string[] | Promise<string[]>;
  /** Reads whatever it needs, and returns a predicate: does an item of the list match a value? */
  matches(context: RunContext): ItemPredicate | Promise<ItemPredicate>;
  /**
   * Set if an item matches when one of its parts does: returns the parts of an item, which `matches` is called with.
   * With
   * several filters, the same part must match all of them.
   */
  parts?(context: RunContext): Promise<(item: Item) => readonly Item[]>;
  /** Reads the whole list, if the parameter is required. */
  allItems?(context: RunContext): Promise<Item[]>;
  /** JSON pointer to the value that identifies an item. Defaults to `/id`. */
  key?: string;
}

/** How a query parameter narrows the total of a response. */
export interface SumFilter {
  /** Reads the total from a response body. */
  total(body: unknown): number;
  /** Query parameters that count everything, and query parameters that each count a part and together everything. */
  parts(context: RunContext): Promise<Partition>;
}

/** A whole and its parts, as query parameters by name. */
export interface Partition {
  whole: Record<string, string>;
  parts: Record<string, string>[];
  /** The amount that belongs to none of the parts. Defaults to 0. */
  remainder?: number;
}

export type Item = Record<string, unknown>;
type ItemPredicate = (item: Item, value: string) => boolean;
/** A string is the reason why the parameter is not a filter. */
export type Filter = ItemFilter | SumFilter | string;

/** How tokens are refreshed (RFC 6749, section 6) and revoked (RFC 7009). */
export interface CredentialRule {
  /** Starts a new login and returns its tokens. */
  logIn(context: RunContext): Promise<Tokens>;
  /**
   * The operation that refreshes, and JSON pointers (RFC 6901) to the token in its request body and to the new tokens.
   */
  refresh: { operation: string; tokenPointer: string; access: string; refresh: string };
  /** An operation that any access token may call, without side effects. */
  probe: string;
  /** The operations that end a login. `tokenPointer` points to the refresh token in the request body, if it has one. */
  logOut: readonly { operation: string; tokenPointer?: string }[];
  /** Lifetime of an access token in seconds. */
  tokenLifetime: number;
  /** True if an access token stays valid after a refresh, because requests with it may still be in flight. */
  oldTokenStaysValid: boolean;
  /** True if reusing a refresh token revokes the whole login (RFC 9700, section 4.14.2). */
  reuseRevokesLogin: boolean;
}

export interface Tokens {
  access: string;
  refresh: string;
}
