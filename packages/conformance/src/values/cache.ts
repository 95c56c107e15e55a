interface Cache<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** Like `Map.getOrInsertComputed`, which requires Node 26. */
export function getOrCompute<Key, Value>(cache: Cache<Key, Value>, key: Key, compute: () => Value): Value {
  const value = cache.get(key) ?? compute();
  cache.set(key, value);
  return value;
}
