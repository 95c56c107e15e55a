import { type Readable, Transform, type Writable } from "node:stream";
import { INVALID_REQUEST, PARSE_ERROR, parseJSONRPCMessage } from "@modelcontextprotocol/server";
import { StdioServerTransport } from "@modelcontextprotocol/server/stdio";

// The SDK accepts the same size over HTTP.
const maxLength = 4 * 1024 * 1024;

/** A transport that returns an error for invalid lines. The transport of the SDK ignores them or ends the connection. */
export function createStdioTransport(input: Readable, output: Writable): StdioServerTransport {
  let line = "";
  const messages = new Transform({
    decodeStrings: false,
    transform(chunk: string, _, done) {
      const [end = "", ...next] = chunk.split("\n");
      // Does not keep the rest of a line that is too long.
      line = (line + end).slice(0, maxLength + 1);
      for (const start of next) {
        const error = line.trim() && findError(line);
        if (error) output.write(`${JSON.stringify({ jsonrpc: "2.0", ...error })}\n`);
        else this.push(`${line}\n`);
        line = start;
      }
      done();
    },
  });
  input.setEncoding("utf8").pipe(messages);
  const transport = new StdioServerTransport(messages, output, { maxBufferSize: 4 * maxLength });
  messages.on("pause", () => input.unpipe(messages).pause());
  return transport;
}

function findError(line: string) {
  if (line.length > maxLength)
    return toError(null, INVALID_REQUEST, `The message is too long. The maximum is ${maxLength} characters.`);
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch (error) {
    return toError(null, PARSE_ERROR, `The line is not JSON: ${(error as Error).message}`);
  }
  if (Array.isArray(message))
    return toError(null, INVALID_REQUEST, "Batches are not supported. Send each message in its own line.");
  try {
    parseJSONRPCMessage(message);
    return undefined;
  } catch {
    const { id } = Object(message) as { id?: unknown };
    const known = typeof id === "string" || typeof id === "number" ? id : null;
    return toError(
      known,
      INVALID_REQUEST,
      'The line is not a JSON-RPC message with "jsonrpc": "2.0", a method and an id.',
    );
  }
}

function toError(id: string | number | null, code: number, message: string) {
  return { id, error: { code, message } };
}
