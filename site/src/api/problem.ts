// Everything the API can refuse, as one error type (RFC 9457).
import type { FieldError, Refusal } from "../kit/form/use-form";
import type { ProblemSlug } from "./problems";
import type { Contact } from "./public";
import type { components } from "./schema";

/** The refusals' names: the API's, and what keeps a request ("network") or a file ("upload") from arriving. */
export type Slug = ProblemSlug | "network" | "upload";

/** The body of a refusal. */
export type Problem = Omit<components["schemas"]["ProblemBody"], "slug"> & { slug: Slug };

/** A refusal, or a failure to reach the API at all. `message` may be shown. */
export class ProblemError extends Error implements Refusal {
  readonly slug: Slug;
  readonly status: number;
  readonly errors: FieldError[];
  /** Seconds until another try may pass; null where the API names none. */
  readonly retryAfter: number | null;
  /** Whom to ask about it, where the API says so. */
  readonly contacts: Contact[];

  constructor(problem: Partial<Problem>) {
    super(problem.title ?? "ただいま処理できませんでした。しばらくしてからもう一度お試しください。");
    this.slug = problem.slug ?? "internal";
    this.status = problem.status ?? 0;
    this.errors = problem.errors ?? [];
    this.retryAfter = problem.retry_after ?? null;
    this.contacts = problem.contacts ?? [];
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

/** Goes on after these refusals, throws any other. */
export function pass(...slugs: Slug[]): (thrown: unknown) => void {
  return (thrown) => {
    if (!slugs.includes(asProblem(thrown).slug)) throw thrown;
  };
}
