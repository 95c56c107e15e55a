#!/usr/bin/env bash
# Builds the image of the mock for all platforms, and pushes it to GitHub's container registry. Runs in release.yml.
set -euo pipefail
image=ghcr.io/${GITHUB_REPOSITORY_OWNER,,}/crewkit-mock
version=${GITHUB_REF_NAME#v}

echo "$GITHUB_TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin
# The default builder cannot build for several platforms.
docker buildx create --use
docker buildx build --push --platform linux/amd64,linux/arm64 \
  --tag "$image:$version" --tag "$image:latest" \
  --label "org.opencontainers.image.source=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" \
  --label "org.opencontainers.image.version=$version" \
  --label "org.opencontainers.image.revision=$GITHUB_SHA" \
  --file packages/mock/Dockerfile dist/tarballs/mock
