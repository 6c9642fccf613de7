// The one way to the API: same origin, cookies included, a refusal thrown as ProblemError.
import createClient from "openapi-fetch";
import { ProblemError, unreachable, type Problem } from "./problem";
import type { paths } from "./schema";

export const client = createClient<paths>({ baseUrl: "", credentials: "same-origin", cache: "no-store" });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The reply's body, or a ProblemError. */
export async function reply<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch {
    throw unreachable();
  }
  if (answer.response.ok) return (answer.data ?? {}) as T;
  const problem = answer.error as Problem | undefined;
  const known = problem !== undefined && typeof problem === "object" && typeof problem.slug === "string";
  throw new ProblemError(known ? problem : { slug: "internal", status: answer.response.status });
}
