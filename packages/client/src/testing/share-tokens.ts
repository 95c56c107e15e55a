// Usage: node share-tokens.ts <base URL> <file>. Prints "ready", waits for a line, then sends a request and prints its result.
import { once } from "node:events";
import { createCrewkit } from "../crewkit.ts";
import { fileTokenStore } from "../node.ts";
import { defineOperation } from "./define-operation.ts";

const [baseUrl = "", file = ""] = process.argv.slice(2);
const connection = createCrewkit({ baseUrl, tokens: fileTokenStore(file) });
const getCurrentUser = defineOperation({ id: "getCurrentUser", method: "GET", path: "/auth/me", returns: "user" });
console.log("ready");
await once(process.stdin, "data");
try {
  console.log((await getCurrentUser(connection)).name);
} catch (error) {
  console.log(error);
}
process.exit();
