import type { TokenPair } from "@crewkit/types";

/** What of a mock that takes. */
interface Mock {
  url: string;
  approveDevice(userCode: string): void;
  clearRequests(): void;
}

/** Logs a device in to the mock, and forgets the requests that it took. */
export async function logIn(mock: Mock): Promise<TokenPair> {
  const { device_code, user_code } = await post(`${mock.url}/auth/device`, {});
  mock.approveDevice(user_code);
  const pair = await post(`${mock.url}/auth/token`, { device_code });
  mock.clearRequests();
  return pair;
}

async function post(url: string, body: object) {
  const headers = { "Content-Type": "application/json" };
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })).json();
}
