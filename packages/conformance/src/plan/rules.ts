import type { RunContext } from "../context/context.ts";
import type { RequestDraft } from "../http/draft.ts";
import type { ListFacts, RequestOverrides } from "./facts.ts";

/** What is known of a list, and how it gets longer. */
export interface ListRule extends ListFacts {
  /** Parts of the request, for a run that may write: where the list is long enough, made for it. */
  populatedList?(context: RunContext): Promise<RequestOverrides>;
  /** Makes another item; the draft is of the request for the list. Without it: the operation that creates. */
  addItem?(context: RunContext, draft: RequestDraft): Promise<unknown>;
  /** Makes items such that of any two filters each keeps some that the other does not, and some are kept by both. */
  addDistinctItems?(context: RunContext): Promise<unknown>;
}

/** How a query parameter narrows a list, where the items have no field of its name. */
export interface ItemFilter {
  /** Values to try; the items of the whole list are given. */
  values(items: readonly Item[], context: RunContext): string[] | Promise<string[]>;
  /** Reads what it needs, and answers which items of the whole list a value keeps. */
  matches(context: RunContext): ItemPredicate | Promise<ItemPredicate>;
  /**
   * Reads what items are made of, and answers the parts of one, where an item is kept for one of its parts: then `keeps`
   * judges those. Of several filters, one part must be kept by all.
   */
  parts?(context: RunContext): Promise<(item: Item) => readonly Item[]>;
  /** Reads the whole list, where the parameter is required. */
  allItems?(context: RunContext): Promise<Item[]>;
  /** The JSON pointer to what tells an item from others. Default `/id`. */
  key?: string;
}

/** How a query parameter narrows what an answer's figures count. */
export interface SumFilter {
  /** What adds up, in the body of an answer. */
  total(body: unknown): number;
  /** Values for the query that count everything, and values that each count a part of it and together all. */
  parts(context: RunContext): Promise<Partition>;
}

/** A whole and its parts, as query parameters by name. */
export interface Partition {
  whole: Record<string, string>;
  parts: Record<string, string>[];
  /** How much of the figure belongs to no part. Default 0. */
  remainder?: number;
}

/** An item of a list. */
export type Item = Record<string, unknown>;
/** Whether a value of the parameter keeps an item. */
type ItemPredicate = (item: Item, value: string) => boolean;
/** What a query parameter does; a text says why it is no filter. */
export type Filter = ItemFilter | SumFilter | string;

/** How a login is renewed (RFC 6749, section 6) and ended (RFC 7009). */
export interface CredentialRule {
  /** Logs somebody in anew, and answers their tokens. */
  logIn(context: RunContext): Promise<Tokens>;
  /** The operation that renews, and JSON pointers (RFC 6901) to the token in its body and the tokens in its answer. */
  refresh: { operation: string; tokenPointer: string; access: string; refresh: string };
  /** An operation that any access token may call, and which changes nothing. */
  probe: string;
  /** The operations that end a login; `sent` points to the refresh token in the body, where it has one. */
  logOut: readonly { operation: string; tokenPointer?: string }[];
  /** Seconds for which an access token lives. */
  tokenLifetime: number;
  /** Whether an access token lives out its time when it is renewed: requests may be on their way with it. */
  oldTokenStaysValid: boolean;
  /** Whether a refresh token that is used twice ends the whole login (RFC 9700, section 4.14.2). */
  reuseRevokesLogin: boolean;
}

/** The tokens of a login. */
export interface Tokens {
  access: string;
  refresh: string;
}
