import { connect } from "node:net";

export interface RawResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends bytes to a local port, and returns up to `count` responses. */
export function sendBytes(port: number, bytes: string | Uint8Array, count = 1): Promise<RawResponse[]> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let received = "";
    const finish = () => {
      socket.destroy();
      resolve(parseResponses(received));
    };
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      if (parseResponses(received).length >= count) finish();
    });
    // The connection may be reset after the response.
    socket.on("error", finish).on("end", finish);
    socket.on("connect", () => socket.write(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes));
  });
}

/** The complete responses in the received bytes, except informational responses (1xx). */
export function parseResponses(received: string): RawResponse[] {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return [];
  const [first = "", ...lines] = received.slice(0, end).split("\r\n");
  const status = Number(first.split(" ")[1]);
  if (status < 200) return parseResponses(received.slice(end + 4));
  const headers = Object.fromEntries(
    lines.map((each) => [each.slice(0, each.indexOf(":")).toLowerCase(), each.slice(each.indexOf(":") + 2)]),
  );
  const next = end + 4 + Number(headers["content-length"]);
  if (received.length < next) return [];
  const response = { status, headers, body: Buffer.from(received.slice(end + 4, next), "latin1").toString() };
  return [response, ...parseResponses(received.slice(next))];
}
