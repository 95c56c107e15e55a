// Usage: node share-tokens.ts <base URL> <file>. Prints "ready", waits for a line, then sends a request and prints its result.
import { once } from "node:events";
import { fileTokenStore } from "../node.ts";
import { defineOperation } from "../operation.ts";
import { connectResilient } from "../resilient.ts";

const [baseUrl = "", file = ""] = process.argv.slice(2);
const connection = connectResilient({ baseUrl, tokens: fileTokenStore(file) });
const getCurrentUser = defineOperation("getCurrentUser", "/auth/me", "GET", "", "user");
console.log("ready");
await once(process.stdin, "data");
try {
  console.log((await getCurrentUser(connection)).name);
} catch (error) {
  console.log(error);
}
process.exit();
