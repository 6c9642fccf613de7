// What every screen after login stands in: react-query, and the way out when the session is over
// (401 → login), the account is closed (403 account-closed → login, which says so) or the terms in force are not
// accepted yet (403 terms-required → /terms).
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ComponentChildren } from "preact";
import { navigate } from "wouter-preact/use-browser-location";
import { asProblem } from "../api/problem";
import { forgetAll } from "../kept/kept";
import { closed, leadsOut, rememberPlace } from "./return-to";

/** Leads to where a refused session belongs; true when it did. */
export function leadOut(thrown: unknown): boolean {
  const problem = asProblem(thrown);
  if (!leadsOut(problem)) return false;
  const { slug } = problem;
  if (slug === "account-closed") {
    // Nothing of it can be sent any more.
    forgetAll();
    closed.note({ by: problem });
    navigate("/login", { replace: true });
  } else {
    rememberPlace(location.pathname);
    navigate(slug === "no-session" ? "/login?again=1" : "/terms", { replace: true });
  }
  // Whoever logs in next sees their own data only.
  if (slug !== "terms-required") queueMicrotask(() => queries.clear());
  return true;
}

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: (thrown) => void leadOut(thrown) }),
  mutationCache: new MutationCache({ onError: (thrown) => void leadOut(thrown) }),
  defaultOptions: {
    queries: { retry: (tries, thrown) => asProblem(thrown).slug === "network" && tries < 2, staleTime: 10_000 },
  },
});

export function MemberArea({ children }: { children: ComponentChildren }) {
  return <QueryClientProvider client={queries}>{children as never}</QueryClientProvider>;
}
