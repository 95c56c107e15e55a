/** How the client calls an operation. */
export interface ClientCall {
  /** As people write it: `org.sessions.list`. */
  method: string;
  /** Which part of the answer it gives: `data` or `user`, the items of `data` one by one, or the whole. */
  returns: "data" | "list" | "user" | "whole";
  /** What people would call that; or its fields, taken apart: `{ message }`. */
  variable: string;
}
