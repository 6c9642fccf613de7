import { useLocation } from "wouter-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { saveSurvey, type Survey, type SurveyPage } from "../../../api/member";
import { ProblemError } from "../../../api/problem";
import { asMember, refreshSurvey } from "../../response/data";
import { pathOf } from "../../response/paths";
import { answersOf, emptyMessage, named, shownFields, typedFrom, type Typed } from "./answers";
import { drafts, keyOf } from "./drafts";

/** The form of one page. `moved`: the saved answers changed beneath what is typed. */
export function usePageForm(survey: Survey, page: SurveyPage) {
  const [, go] = useLocation();
  const saved = typedFrom(page, survey.answers[page.id]);
  const key = keyOf(survey, page.id);
  const draft = useRef(drafts.get(key)).current;
  const beside = useRef(draft?.beside ?? saved);
  const [moved, setMoved] = useState(draft !== undefined && !same(draft.beside, saved) && !same(draft.typed, saved));

  const form = useForm({ ...saved, ...draft?.typed }, rulesOf(page), async (typed) => {
    try {
      const { version, page: id, campaign } = { ...survey, page: page.id };
      const sent = { campaign, version, page: id, answers: answersOf(shownFields(page, typed), typed) };
      const { next_page } = await asMember(saveSurvey(sent));
      drafts.drop(key);
      typing.current = false;
      await refreshSurvey(campaign);
      go(pathOf(next_page));
    } catch (thrown) {
      throw withNames(page, thrown);
    }
  });

  // Kept from the first change on; a saved page has no draft.
  const typing = useRef(draft !== undefined);
  useEffect(() => {
    if (typing.current) drafts.put(key, { typed: form.values, beside: beside.current });
  }, [form.values]);
  const set: typeof form.set = (name, value) => {
    typing.current = true;
    form.set(name, value);
  };
  const useSaved = () => {
    for (const [name, value] of Object.entries(saved)) form.set(name, value);
    typing.current = false;
    beside.current = saved;
    drafts.drop(key);
    setMoved(false);
  };
  return { form: { ...form, set }, moved, useSaved };
}

/** Required fields that show must hold something; everything else the API reads and judges. */
function rulesOf(page: SurveyPage) {
  return v.pipe(
    v.custom<Typed>(() => true),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const typed = dataset.value;
      for (const field of shownFields(page, typed)) {
        const value = typed[field.name] ?? "";
        const empty = typeof value === "string" ? value.trim() === "" : value.length === 0;
        if (!field.required || field.kind === "total" || !empty) continue;
        const path = { type: "object", origin: "value", input: typed, key: field.name, value } as const;
        addIssue({ message: emptyMessage(field), path: [path] });
      }
    }),
  );
}

function withNames(page: SurveyPage, thrown: unknown): unknown {
  if (!(thrown instanceof ProblemError) || thrown.errors.length === 0) return thrown;
  const label = (name: string) => page.fields.find((field) => field.name === name)?.label ?? "";
  const errors = thrown.errors.map(({ field, message }) => ({ field, message: named({ label: label(field) }, message) }));
  return new ProblemError({ slug: thrown.slug, status: thrown.status, title: thrown.message, errors });
}

const same = (a: Typed, b: Typed) => JSON.stringify(a) === JSON.stringify(b);
