import type { Contract } from "@crewkit/openapi";
import type { RunContext } from "../context/context.ts";
import type { RequestDraft } from "../http/draft.ts";
import type { ListFacts, RequestOverrides } from "./facts.ts";

export interface ListRule extends ListFacts {
  /** Creates a list that is long enough, if the run may write, and returns overrides that request it. */
  populatedList?(context: RunContext): Promise<RequestOverrides>;
  /** Adds an item to the list that `draft` requests. Defaults to the operation that creates the list's resources. */
  addItem?(context: RunContext, draft: RequestDraft): Promise<unknown>;
  /** Adds items such that each of any two filters matches items that the other does not, and some items match both. */
  addDistinctItems?(context: RunContext): Promise<unknown>;
}

/** Filters a list whose items have no field with the parameter's name. */
export interface ItemFilter {
  values(items: readonly Item[], context: RunContext): string[] | Promise<string[]>;
  /** Reads the required data and returns a predicate for items and values. */
  matches(context: RunContext): ItemPredicate | Promise<ItemPredicate>;
  /** Set if an item matches when one of its parts matches all filters. Returns the parts of an item. */
  parts?(context: RunContext): Promise<(item: Item) => readonly Item[]>;
  /** Reads the whole list, if the parameter is required. */
  allItems?(context: RunContext): Promise<Item[]>;
  /** JSON pointer to the value that identifies an item. Defaults to `/id`. */
  key?: string;
}

/** Narrows the total of a response. */
export interface SumFilter {
  total(body: unknown): number;
  /** Query parameters that select everything, and query parameters that each select a part. */
  parts(context: RunContext): Promise<Partition>;
}

export interface Partition {
  whole: Record<string, string>;
  parts: Record<string, string>[];
  /** The amount that belongs to no part. Defaults to 0. */
  remainder?: number;
}

export type Item = Record<string, unknown>;
type ItemPredicate = (item: Item, value: string) => boolean;
/** A string is the reason why the parameter is not a filter. */
export type Filter = ItemFilter | SumFilter | string;

/** Facts about refreshing tokens (RFC 6749, section 6) and revoking them (RFC 7009). */
export interface CredentialRule {
  /** Starts a new login. */
  logIn(context: RunContext): Promise<Tokens>;
  /** JSON pointers (RFC 6901) to the token in the request body and to the new tokens. */
  refresh: { operation: string; tokenPointer: string; access: string; refresh: string };
  /** An operation without side effects that any access token may call. */
  probe: string;
  /** Operations that end a login, and the pointer to the refresh token in the request body, if any. */
  logOut: readonly { operation: string; tokenPointer?: string }[];
  /** The lifetime of an access token in seconds. */
  tokenLifetime(contract: Contract): number;
  /** True if an access token stays valid after a refresh. */
  oldTokenStaysValid: boolean;
  /** True if reusing a refresh token revokes the whole login (RFC 9700, section 4.14.2). */
  reuseRevokesLogin: boolean;
}

export interface Tokens {
  access: string;
  refresh: string;
}
