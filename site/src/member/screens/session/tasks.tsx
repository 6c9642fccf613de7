// The survey on My page: loud until it is submitted, then the three tasks.
import { Link } from "wouter-preact";
import type { SurveyOverview, TaskName, TaskState } from "../../../api/member";
import { useInsurer } from "../../../insurer/store";
import { Banner } from "../../../kit/components/banner";
import { Tag, type TagLook } from "../../../kit/components/tag";
import { dateTime, longDate } from "../../../kit/text/dates";
import s from "./home.module.css";

const WORDS: Record<TaskState, [word: string, look: TagLook]> = {
  "not-started": ["未着手", "todo"],
  "in-progress": ["入力中", "going"],
  deficient: ["不備", "bad"],
  done: ["完了", "done"],
};

const TASKS: Record<TaskName, { title: string; what: string; open: string; done: string }> = {
  answers: { title: "調査票", what: "ご家族の状況を入力します。", open: "/survey", done: "/survey" },
  attachments: { title: "添付資料", what: "必要な資料を確認し、アップロードします。", open: "/documents", done: "/documents/upload" },
  submission: { title: "提出", what: "入力内容を確認し、提出します。", open: "/survey/check", done: "/survey/receipt" },
};

export function SurveyTasks({ survey }: { survey: SurveyOverview }) {
  return (
    <section aria-labelledby="survey-title">
      <Loud survey={survey} />
      <h2 id="survey-title">{survey.title}</h2>
      <ol class={s.tasks}>
        {survey.tasks.map(({ task, state }) => {
          const { title, what, open, done } = TASKS[task];
          const [word, look] = WORDS[state];
          return (
            <li key={task}>
              <div class={s.task}>
                <Link href={state === "done" ? done : open}>{title}</Link>
                <small>{what}</small>
              </div>
              <Tag look={look}>{word}</Tag>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Loud({ survey }: { survey: SurveyOverview }) {
  if (survey.state === "deficient")
    return (
      <div class={s.loud} role="status">
        <strong>提出内容に不備があります</strong>
        <Deadline survey={survey} />
      </div>
    );
  if (survey.submitted)
    return (
      <div class={`${s.loud} ${s.done}`} role="status">
        <strong>調査票は提出済みです</strong>
        <p>
          受付番号：{survey.receipt}
          {survey.submitted_at && `(${dateTime(survey.submitted_at)})`}
        </p>
      </div>
    );
  if (survey.status === "before") return <Before survey={survey} />;
  if (survey.status === "closed")
    return (
      <div class={s.loud} role="status">
        <strong>提出されないまま、回答期限を過ぎました</strong>
        <Deadline survey={survey} />
        <p>入力や提出はできません。ご提出については、下の「お問い合わせ先」へご連絡ください。</p>
      </div>
    );
  return (
    <div class={s.loud} role="status">
      <strong>まだ提出されていません</strong>
      {survey.state === "not-started" && <p>未作成の調査票があります。</p>}
      <Deadline survey={survey} />
      <p>※添付資料をアップロードし、調査票を提出するまで完了になりません。</p>
    </div>
  );
}

/** Nothing is late yet: the day from which answers are taken. */
function Before({ survey }: { survey: SurveyOverview }) {
  const opens = useInsurer()?.campaign?.opens;
  return (
    <Banner kind="info" title={opens ? `調査は${longDate(opens)}から始まります。` : "この調査はまだ始まっていません。"}>
      <p>開始日までは、調査票の回答はできません。回答期限は{longDate(survey.deadline)}です。</p>
    </Banner>
  );
}

function Deadline({ survey }: { survey: SurveyOverview }) {
  return (
    <>
      <p>
        回答期限：{longDate(survey.deadline)}
        {survey.status === "closed" && "(期限を過ぎています)"}
      </p>
      {survey.login_by && <p>初回ログインの目安：{longDate(survey.login_by)}</p>}
    </>
  );
}
