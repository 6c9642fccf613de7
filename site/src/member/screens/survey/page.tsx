// One page of the survey: its questions from data, saved by itself. Nothing typed is ever lost.
import { useState } from "preact/hooks";
import { Redirect, useRoute } from "wouter-preact";
import type { Survey, SurveyPage } from "../../../api/member";
import { Button, ButtonLink, ButtonRow } from "../../../kit/components/button";
import { FormView } from "../../../kit/form/form-view";
import { SendRow } from "../../../kit/form/send-row";
import { BackLink, Screen } from "../../layout/screen";
import { WithSurvey, refreshSurvey } from "../../response/data";
import { pathBefore, pathOf } from "../../response/paths";
import { shownFields, totalOf } from "./answers";
import { Differences } from "./differences";
import { SurveyFieldView } from "./survey-field";
import { usePageForm } from "./use-page-form";
import s from "./survey.module.css";

export default function SurveyPageScreen() {
  const [, at] = useRoute("/survey/:page");
  const [id] = useState(() => decodeURIComponent(at?.page ?? ""));
  const [reloads, setReloads] = useState(0);
  if (id === "documents") return <Redirect to="/documents" replace />;
  return (
    <WithSurvey>
      {({ survey }) => <Known key={reloads} id={id} survey={survey} reloaded={() => setReloads(reloads + 1)} />}
    </WithSurvey>
  );
}

interface KnownProps {
  id: string;
  survey: Survey;
  reloaded: () => void;
}

/** The survey as it was when this page opened: a later fetch must not slip in another version. */
function Known({ id, survey: latest, reloaded }: KnownProps) {
  const [survey] = useState(latest);
  const page = survey.pages.find((one) => one.id === id);
  if (!survey.can_edit) return <Redirect to="/survey/check" replace />;
  if (page) return <OnePage survey={survey} page={page} reloaded={reloaded} />;
  return (
    <Screen title="この画面の質問はありません" over={survey.title}>
      <p>現在のご回答では、この画面の質問にお答えいただく必要はありません。</p>
      <ButtonRow>
        <ButtonLink href={pathOf(survey.next_page)}>続きへ進む</ButtonLink>
      </ButtonRow>
      <BackLink href="/survey">調査票の一覧へ戻る</BackLink>
    </Screen>
  );
}

interface Props {
  survey: Survey;
  page: SurveyPage;
  reloaded: () => void;
}

function OnePage({ survey, page, reloaded }: Props) {
  const { form, moved, useSaved } = usePageForm(survey, page);
  const [loading, setLoading] = useState(false);
  const fields = shownFields(page, form.values);
  const total = totalOf(fields, form.values);
  const at = survey.pages.indexOf(page) + 1;
  const reload = async () => {
    setLoading(true);
    await refreshSurvey(survey.campaign);
    reloaded();
  };
  return (
    <Screen title={page.title} over={survey.title}>
      <p class={s.where}>
        調査票 {at} / {survey.pages.length} 画面
      </p>
      {page.lead?.split("\n").map((line) => (
        <p class={s.lead} key={line}>
          {line}
        </p>
      ))}
      {moved && form.failures === 0 && <Differences page={page} survey={survey} typed={form.values} onSaved={useSaved} />}
      <div class={s.form}>
        <FormView
          form={form}
          labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}
          ways={({ slug }) =>
            slug === "stale" && (
              <>
                <p>いま入力されている内容は、読み込んだあともそのまま残ります。</p>
                <Button look="outline" busy={loading} onClick={reload}>
                  最新の内容を読み込む
                </Button>
              </>
            )
          }
        >
          {fields.map((field) => (
            <div key={field.name} class={field.visible_if ? s.nested : undefined}>
              <SurveyFieldView
                field={field}
                value={form.values[field.name] ?? ""}
                error={form.errors[field.name]}
                total={total}
                onValue={(value) => form.set(field.name, value)}
              />
            </div>
          ))}
          <SendRow form={form} back={pathBefore(survey, page.id)}>保存して次へ</SendRow>
        </FormView>
      </div>
      <BackLink href="/survey">調査票の一覧へ戻る</BackLink>
    </Screen>
  );
}

