import type { Exchange } from "../http/exchange.ts";
import type { SpecModel } from "../spec/model.ts";

/** What a case wants of its answer. */
export interface Expectation {
  /** The status; undefined: any that the contract documents. */
  status?: number | undefined;
  /** The field or parameter that the error must name. */
  errorField?: readonly string[] | undefined;
}

/** Something that an answer, or a run of answers, does wrong. */
export interface Failure {
  /** The check or walk that found it. */
  check: string;
  /** Where, what was wanted, what came, and how to mend it. */
  message: string;
}

export interface CheckContext extends SpecModel {
  /** Texts by which a stranger's things are known, such as their ids. */
  outsiderIds: Set<string>;
  /** Whether an answer may have only what the contract declares. */
  closed: boolean;
  /** Whether the target remembers what it is sent: where not, its answers are about something else. */
  stateful: boolean;
}

/** Holds an answer against the contract; answers what is wrong, a sentence each: where, what was wanted, what came. */
export type Check = (exchange: Exchange, expectation: Expectation, checkContext: CheckContext) => string[];
