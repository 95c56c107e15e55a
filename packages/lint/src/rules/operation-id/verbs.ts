/** The verbs with which the name of an operation begins, by its method. Add one when an operation needs it. */
export const verbs: Readonly<Record<string, readonly string[]>> = {
  get: ["get", "list", "search", "lookup", "check", "compare", "diff"],
  post: [
    ...["create", "import", "extract", "fork", "resolve"],
    ...["request", "verify", "exchange", "refresh", "revoke", "complete"],
    ...["accept", "decline", "resend", "transfer", "challenge"],
    ...["end", "compact", "publish", "upgrade", "rollback"],
    ...["start", "stop", "archive", "deploy", "enable", "disable"],
  ],
  patch: ["update"],
  delete: ["delete", "logout"],
};

/** The verbs of a list; the first is its alone. */
export const listVerbs: readonly string[] = ["list", "search"];
