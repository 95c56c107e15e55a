/**
 * The one way to write a Git remote: host and path, without scheme, user, password, `.git` and slashes at the end; the
 * host in lower case, its port kept. Undefined where the text leads to no host, as a local path does.
 *
 * @example
 * normalizeRemote("git@GitHub.com:acme/checkout.git"); // github.com/acme/checkout
 * normalizeRemote("ssh://git@example.org:2222/acme/checkout/"); // example.org:2222/acme/checkout
 * @see https://git-scm.com/docs/git-fetch#_git_urls
 */
export function normalizeRemote(text: string): string | undefined {
  const remote = text.trim();
  const { host = "", port = "", path = "" } = (url.exec(remote) ?? scp.exec(remote))?.groups ?? {};
  const tidy = path.replace(/^\/+/, "").replace(/(\.git|\/)+$/, "");
  if (host === "" || tidy === "") return undefined;
  return `${host.toLowerCase()}${port && `:${port}`}/${tidy}`;
}

// A name, or an address of IPv6.
const host = String.raw`(?<host>[^\s/\\:@[\]-][^\s/\\:@[\]]*|\[[\da-f:.]+\])`;

// `https://user:password@host:port/path`; what follows a `?` or `#` is no path, and may hold a secret.
const url = new RegExp(String.raw`^(?!file:)[a-z][a-z\d+.-]*://([^/]*@)?${host}(:(?<port>\d*))?/(?<path>[^?#]*)`, "i");

// `user@host:path`. A single letter is a drive of Windows, and two colons name a helper of Git's.
const scp = new RegExp(String.raw`^(?!\w:)(?![^/:]*::)(?![^:]*:\/\/)([^/]*@)?${host}:(?<path>.*)$`, "i");
