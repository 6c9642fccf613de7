// The declaration and the submission itself.
import { useState } from "preact/hooks";
import { Link, Redirect, useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { submitSurvey, type Survey } from "../../../api/member";
import { Banner } from "../../../kit/components/banner";
import { Button } from "../../../kit/components/button";
import { CheckboxField } from "../../../kit/components/choices";
import { FormView } from "../../../kit/form/form-view";
import { SendRow } from "../../../kit/form/send-row";
import { longDate } from "../../../kit/text/dates";
import { Screen } from "../../layout/screen";
import { queries } from "../../member-area";
import { WithSurvey, asMember, refreshSurvey } from "../../response/data";
import { pathOfError } from "../../response/paths";
import s from "./survey.module.css";

export default function SubmitScreen() {
  return <WithSurvey>{({ survey }) => <Submit survey={survey} />}</WithSurvey>;
}

const RULES = v.object({
  declaration: v.pipe(v.boolean(), v.literal(true, "申告内容を確認し、チェックを入れてください。")),
});

function Submit({ survey: latest }: { survey: Survey }) {
  const [, go] = useLocation();
  // What was checked is what is submitted: a fetch meanwhile must not slip in another version.
  const [survey, setSurvey] = useState(latest);
  const form = useForm({ declaration: false as boolean }, RULES, async () => {
    await asMember(submitSurvey(survey));
    await refreshSurvey(survey.campaign);
    go("/survey/receipt");
  });
  const reload = async () => {
    await refreshSurvey(survey.campaign);
    setSurvey(queries.getQueryData<Survey>(["survey", survey.campaign]) ?? survey);
    go("/survey/check");
  };
  if (!survey.can_edit && !form.busy) return <Redirect to={survey.receipt ? "/survey/receipt" : "/survey"} replace />;
  return (
    <Screen title="調査票の提出" over={survey.title}>
      <Banner kind="warning" title="まだ提出されていません。">
        <p>
          「提出する」を押すと、調査票と添付資料が提出されます。回答期限は{longDate(survey.deadline)}です。
        </p>
      </Banner>
      <FormView
        form={form}
        labels={{ declaration: "申告" }}
        ways={({ slug, errors }) =>
          slug === "stale" ? (
            <>
              <p>最新の内容を確認してから提出してください。</p>
              <Button look="outline" onClick={reload}>
                最新の内容を確認する
              </Button>
            </>
          ) : (
            <Obstacles errors={errors} />
          )
        }
      >
        <h2>申告</h2>
        <ul class={s.declared}>
          {survey.declaration.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <CheckboxField {...form.of("declaration")} label="上記の内容を確認し、申告します。" />
        <SendRow form={form} back="/survey/check">提出する</SendRow>
      </FormView>
    </Screen>
  );
}

/** Each missing answer and document, as a way to where it is mended. */
function Obstacles({ errors }: { errors: { field: string; message: string }[] }) {
  if (errors.length === 0) return null;
  return (
    <ul class={s.mend}>
      {errors.map(({ field, message }) => (
        <li key={field}>
          <Link href={pathOfError(field)}>{message}</Link>
        </li>
      ))}
    </ul>
  );
}
