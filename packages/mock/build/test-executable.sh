#!/bin/sh
# Checks that the executable in an archive serves the API and exits on SIGTERM: test-executable.sh <archive>
# release.yml runs it on each platform, including Alpine Linux, which has no curl and no bash.
set -eu
folder=$(mktemp -d)
mock=
trap 'kill $mock 2> /dev/null || true; rm -rf "$folder"' EXIT

tar -xzf "$1" -C "$folder"
"$folder/crewkit-mock" --port 0 > "$folder/log" &
mock=$!
until grep -q '^Mock' "$folder/log"; do
  kill -0 $mock
  sleep 0.1
done
health=$(sed -n 's/^Mock *//p' "$folder/log")/health
if command -v curl > /dev/null; then curl -fsS "$health"; else wget -qO - "$health"; fi

kill $mock
# Windows has no SIGTERM.
wait $mock || test "${OS:-}" = Windows_NT
