// What a row says about an upload that did not go through.
import type { ProblemError, Slug } from "../../../api/problem";

// Login or the terms came between. Whoever reads this has been there and is back.
const CAME_BETWEEN: { [slug in Slug]?: string } = {
  "no-session": "ログインの有効時間が過ぎたか、ログアウトされたため、アップロードが完了していません。もう一度アップロードしてください。",
  "terms-required": "利用規約への同意が必要になったため、アップロードが完了していません。もう一度アップロードしてください。",
};

export function whyNot(problem: ProblemError): string {
  return CAME_BETWEEN[problem.slug] ?? (problem.errors.map(({ message }) => message).join("\n") || problem.message);
}
