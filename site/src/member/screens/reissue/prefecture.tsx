// 請求先都道府県選択 (seed 004, step 7); choosing sends the confirmation code.
import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { choosePrefecture, type Reissue } from "../../../api/public";
import { Button, ButtonLink, ButtonRow } from "../../../kit/components/button";
import { Select } from "../../../kit/components/choices";
import { FormView } from "../../../kit/form/form-view";
import { useForm } from "../../../api/form";
import { ReissueScreen } from "./frame";

export default function Prefecture() {
  return (
    <ReissueScreen title="請求先都道府県選択" at={2} when={["started"]}>
      {(flow) => <PrefectureForm flow={flow} />}
    </ReissueScreen>
  );
}

function PrefectureForm({ flow }: { flow: Reissue }) {
  const [, go] = useLocation();
  const form = useForm(
    { prefecture: flow.prefecture ?? "" },
    v.object({ prefecture: v.pipe(v.string(), v.nonEmpty("請求先都道府県を選択してください。")) }),
    async ({ prefecture }) => {
      await choosePrefecture(prefecture);
      go("/reissue/code");
    },
  );
  return (
    <FormView form={form} labels={{ prefecture: "請求先都道府県" }}>
      <p>ログイン情報の再発行申請を行います。請求先都道府県を選択し、【次へ】ボタンを押してください。</p>
      <Select
        name="prefecture"
        label="請求先都道府県"
        options={flow.federations.map(({ prefecture }) => ({ value: prefecture, label: prefecture }))}
        value={form.values.prefecture}
        error={form.errors.prefecture}
        onValue={(prefecture) => form.set("prefecture", prefecture)}
      />
      <ButtonRow>
        <ButtonLink href="/reissue/apply" look="outline">
          戻る
        </ButtonLink>
        <Button type="submit" busy={form.busy}>
          次へ
        </Button>
      </ButtonRow>
    </FormView>
  );
}
