/**
 * Normalizes the URL of a Git remote to host and path, without scheme, user, password, `.git` and trailing slashes. The
 * host is lowercase and keeps its port. Returns undefined for a text without a host, such as a local path.
 *
 * @example
 * normalizeRemote("git@GitHub.com:acme/checkout.git"); // github.com/acme/checkout
 * normalizeRemote("ssh://git@example.org:2222/acme/checkout/"); // example.org:2222/acme/checkout
 * @see https://git-scm.com/docs/git-fetch#_git_urls
 */
export function normalizeRemote(text: string): string | undefined {
  const remote = text.trim();
  const { host = "", port = "", path = "" } = (url.exec(remote) ?? scp.exec(remote))?.groups ?? {};
  const normalizedPath = path.replace(/^\/+/, "").replace(/(\.git|\/)+$/, "");
  if (host === "" || normalizedPath === "") return undefined;
  return `${host.toLowerCase()}${port && `:${port}`}/${normalizedPath}`;
}

const host = String.raw`(?<host>[^\s/\\:@[\]-][^\s/\\:@[\]]*|\[[\da-f:.]+\])`;

// `https://user:password@host:port/path`. The path ends at `?` or `#`, because the rest may contain a secret.
const url = new RegExp(String.raw`^(?!file:)[a-z][a-z\d+.-]*://([^/]*@)?${host}(:(?<port>\d*))?/(?<path>[^?#]*)`, "i");

// `user@host:path`. A single letter is a Windows drive, and `::` selects a Git remote helper.
const scp = new RegExp(String.raw`^(?!\w:)(?![^/:]*::)(?![^:]*:\/\/)([^/]*@)?${host}:(?<path>.*)$`, "i");
