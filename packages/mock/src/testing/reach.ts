import type { OperationId } from "../call.ts";
import type { TestApi, TestRequest } from "./api.ts";

/** A request, or what makes one after it has brought the API into a state. */
export type Attempt<Id extends OperationId> = TestRequest<Id> | ((api: TestApi) => Promise<TestRequest<Id>>);

/** The request of an attempt. */
export async function prepare<Id extends OperationId>(attempt: Attempt<Id>, api: TestApi): Promise<TestRequest<Id>> {
  return typeof attempt === "function" ? attempt(api) : attempt;
}

/**
 * Requests that reach an operation's documented statuses: its success, and those errors that can't be made of it by
 * rule. (By rule: 400 a body that is no JSON, a page that is too large, or a path that does not decode; 401 no token;
 * 403 somebody of another organization, or who only reads; 404 an unknown id.)
 */
export interface Reach<Id extends OperationId> {
  success: Attempt<Id>;
  400?: Attempt<Id>;
  401?: Attempt<Id>;
  403?: Attempt<Id>;
  404?: Attempt<Id>;
  422?: Attempt<Id>;
}

/** The requests of a tag's operations. */
export type Reaches<Ids extends OperationId> = { [Id in Ids]: Reach<Id> };
