import type { ComponentChildren } from "preact";
import { Button, ButtonLink, ButtonRow } from "../components/button";

interface Props {
  form: { busy: boolean };
  /** The way back, and its words. */
  back?: string;
  word?: string;
  /** What sending is called here. */
  children: ComponentChildren;
}

/** The buttons at the end of a form: back, then send. */
export function SendRow({ form, back, word = "戻る", children }: Props) {
  return (
    <ButtonRow>
      {back && (
        <ButtonLink href={back} look="outline">
          {word}
        </ButtonLink>
      )}
      <Button type="submit" busy={form.busy}>
        {children}
      </Button>
    </ButtonRow>
  );
}
