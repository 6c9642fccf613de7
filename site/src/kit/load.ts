// Loading a screen's data before login (after login: react-query).
import { useEffect, useState } from "preact/hooks";

export type Loaded<T> = { is: "waiting" } | { is: "ready"; data: T } | { is: "failed"; thrown: unknown };

/** Calls `read` once, and again when `again` is called. */
export function useLoad<T>(read: () => Promise<T>): [loaded: Loaded<T>, again: () => Promise<void>] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ is: "waiting" });
  const again = () =>
    read().then(
      (data) => setLoaded({ is: "ready", data }),
      (thrown: unknown) => setLoaded({ is: "failed", thrown }),
    );
  useEffect(() => void again(), []);
  return [loaded, again];
}
