// Asking for the 保険者指定コード where the link did not carry it.
import * as v from "valibot";
import { useForm } from "../api/form";
import { Button } from "../kit/components/button";
import { Field } from "../kit/components/field";
import { FormView } from "../kit/form/form-view";
import { filled } from "../kit/form/rules";
import { chooseInsurer } from "./store";

const RULES = v.object({ insurer_code: filled("保険者指定コードを入力してください。") });

export function InsurerCode({ initial }: { initial: string }) {
  const form = useForm({ insurer_code: initial }, RULES, async ({ insurer_code }) => {
    await chooseInsurer(insurer_code);
  });
  return (
    <FormView form={form} labels={{ insurer_code: "保険者指定コード" }}>
      <Field
        {...form.of("insurer_code")}
        label="保険者指定コード"
        required={false}
        width="medium"
        hint="案内のメールや手紙に書かれています。入力すると、ご加入の組合のご案内とお問い合わせ先を表示します。"
      />
      <Button type="submit" look="outline" busy={form.busy}>
        組合のご案内を表示する
      </Button>
    </FormView>
  );
}
