#!/bin/sh
# Checks that an image of the mock becomes healthy, serves the API and exits on SIGTERM: test-image.sh <image>
set -eu
container=$(docker run --detach --read-only --cap-drop ALL --publish 127.0.0.1::4010 "$1")
trap 'docker logs "$container"; docker rm --force "$container"' EXIT

status=starting
while [ "$status" = starting ]; do
  sleep 1
  status=$(docker inspect --format '{{.State.Health.Status}}' "$container")
done
[ "$status" = healthy ]
curl -fsS "http://$(docker port "$container" 4010)/api/v1/health"

docker stop "$container"
[ "$(docker inspect --format '{{.State.ExitCode}}' "$container")" = 0 ]
