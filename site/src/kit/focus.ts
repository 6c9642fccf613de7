// Moving the focus where a screen reader should go on.
import { useLayoutEffect, useRef } from "preact/hooks";

/** A ref whose element takes focus each time `signal` changes to something other than 0, in the same turn as
 * it is drawn: what is typed or tabbed next already counts from there. */
export function useFocusOn<E extends HTMLElement>(signal: number) {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    if (signal) ref.current?.focus();
  }, [signal]);
  return ref;
}

/** A ref whose element takes the focus over when what held it inside is no longer drawn (a deleted file, a
 * question that is answered): Tab then goes on from there, not from the top of the page. */
export function useFocusKept<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  const inside = ref.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (inside && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  });
  return ref;
}
