// 添付資料の確認: the list of required documents and its acknowledgement (seed 000, P15). It stands before
// uploading, and again whenever an answer changed the list.
import { Link, Redirect, useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { saveSurvey, type Survey } from "../../../api/member";
import { Banner } from "../../../kit/components/banner";
import { Button } from "../../../kit/components/button";
import { Card } from "../../../kit/components/card";
import { CheckboxField } from "../../../kit/components/choices";
import { FormView } from "../../../kit/form/form-view";
import { SendRow } from "../../../kit/form/send-row";
import { BackLink, Screen } from "../../layout/screen";
import { WithSurvey, asMember, refreshSurvey } from "../../response/data";
import { byPerson, type Need } from "../../response/needs";
import { pathBefore } from "../../response/paths";
import { Description } from "./description";
import s from "./attachments.module.css";

export default function ListScreen() {
  return <WithSurvey>{({ survey }) => <List key={survey.version} survey={survey} />}</WithSurvey>;
}

function List({ survey }: { survey: Survey }) {
  const page = survey.pages.find(({ kind }) => kind === "documents");
  const unanswered = survey.missing.some(({ page: id }) => id !== "documents");
  if (!survey.can_edit) return <Redirect to="/survey/check" replace />;
  return (
    <Screen title="添付資料の確認" over={survey.title}>
      {page?.lead?.split("\n").map((line) => <p key={line}>{line}</p>)}
      {unanswered && (
        <Banner kind="warning" title="調査票に、まだ入力されていない項目があります。">
          <p>入力の内容により、必要な添付資料が変わることがあります。</p>
          <Link class={s.way} href="/survey">
            調査票の一覧へ
          </Link>
        </Banner>
      )}
      {byPerson(survey.documents).map((person) => (
        <section key={person.key}>
          <h2>{person.name ? `${person.name}さんの資料` : "ご家族全体の資料"}</h2>
          {person.needs.map((need) => (
            <NeedCard key={need.key} need={need} />
          ))}
        </section>
      ))}
      <Acknowledge survey={survey} />
      <BackLink href="/home">マイページへ戻る</BackLink>
    </Screen>
  );
}

function NeedCard({ need: { anyOf } }: { need: Need<Survey["documents"][number]> }) {
  if (anyOf.length === 1)
    return (
      <Card title={anyOf[0]!.title} level={3}>
        <Description document={anyOf[0]!} />
      </Card>
    );
  return (
    <Card title="次のいずれか1つ" level={3}>
      {anyOf.map((document) => (
        <div key={document.document}>
          <h4 class={s.alternative}>{document.title}</h4>
          <Description document={document} />
        </div>
      ))}
    </Card>
  );
}

const RULES = v.object({
  acknowledged: v.pipe(v.boolean(), v.literal(true, "一覧を確認し、「上記添付資料を確認しました。」にチェックを入れてください。")),
});

function Acknowledge({ survey }: { survey: Survey }) {
  const [, go] = useLocation();
  const onward = survey.documents.length > 0 ? "/documents/upload" : "/survey/check";
  const form = useForm({ acknowledged: survey.acknowledged }, RULES, async () => {
    if (!survey.acknowledged) {
      const { campaign, version, list_id } = survey;
      const sent = { campaign, version, page: "documents", answers: { acknowledged: list_id } };
      await asMember(saveSurvey(sent));
      await refreshSurvey(survey.campaign);
    }
    go(onward);
  });
  return (
    <FormView
      form={form}
      labels={{ acknowledged: "添付資料の確認" }}
      ways={({ slug }) =>
        slug === "stale" && (
          <Button look="outline" onClick={() => refreshSurvey(survey.campaign)}>
            最新の一覧を読み込む
          </Button>
        )
      }
    >
      <CheckboxField {...form.of("acknowledged")} label="上記添付資料を確認しました。" />
      <SendRow form={form} back={pathBefore(survey, "documents")}>登録</SendRow>
    </FormView>
  );
}
