// Everything the API can refuse, as one error type (RFC 9457).
import type { components } from "./types";

/** One field the API names in a 422. */
export interface FieldError {
  field: string;
  message: string;
}

/** A refusal, or a failure to reach the API at all (`slug` "network"). `message` may be shown. */
export class ProblemError extends Error {
  readonly slug: string;
  readonly status: number;
  readonly errors: FieldError[];
  /** Seconds until another try may pass; null where the API names none. */
  readonly retryAfter: number | null;

  constructor(problem: Partial<components["schemas"]["Problem"]>) {
    super(problem.title ?? "ただいま処理できませんでした。しばらくしてからもう一度お試しください。");
    this.slug = problem.slug ?? "internal";
    this.status = problem.status ?? 0;
    this.errors = problem.errors ?? [];
    this.retryAfter = problem.retry_after ?? null;
  }
}

/** The request did not reach the API or its answer got lost. */
export function unreachable(): ProblemError {
  return new ProblemError({
    slug: "network",
    title: "通信できませんでした。電波や通信の状態をご確認のうえ、もう一度お試しください。",
  });
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(thrown: unknown): ProblemError {
  return thrown instanceof ProblemError ? thrown : new ProblemError({ slug: "internal" });
}
