// A process that shares a token file with others: `node share-tokens.ts <base URL> <file>`. It prints "ready", and once
// it reads a line, sends a call and prints what came of it.
import { once } from "node:events";
import { fileTokenStore } from "../node.ts";
import { defineOperation } from "../operation.ts";
import { connectResilient } from "../resilient.ts";

const [baseUrl = "", file = ""] = process.argv.slice(2);
const connection = connectResilient({ baseUrl, tokens: fileTokenStore(file) });
const getCurrentUser = defineOperation("getCurrentUser GET /auth/me user");
console.log("ready");
await once(process.stdin, "data");
try {
  console.log((await getCurrentUser(connection)).name);
} catch (error) {
  console.log(error);
}
process.exit();
