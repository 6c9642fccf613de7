// Shapes of the steps after login under the names that the screens use; all come from the generated
// schema (snake_case, whole yen, days as YYYY-MM-DD).
import type { components } from "./schema";

type S = components["schemas"];

export type TaskName = S["TaskName"];
export type TaskState = S["TaskState"];
export type CampaignStatus = S["Status"];
export type SurveyOverview = S["HomeSurvey"];
export type ResponseState = SurveyOverview["state"];
export type MenuEntry = S["MenuEntry"];
export type Home = S["Home"];
export type SurveyField = S["Field"];
export type FieldKind = SurveyField["kind"];
export type VisibleIf = S["VisibleIf"];
export type SurveyPage = S["Page"];

/** A checked answer: text, choice or day; ticked options; whole yen. */
export type Answer = string | string[] | number;

export type SurveyDependent = S["DependentView"];
export type Missing = S["Missing"];
export type RequiredDocument = S["RequiredDocument"];

/** The schema leaves answers open, since the pages are data. */
export type Survey = Omit<S["SurveyView"], "answers"> & { answers: Record<string, Record<string, Answer>> };
export type SaveSurvey = Omit<S["SaveSurvey"], "answers"> & { answers: Record<string, Answer | null> };
export type SurveySaved = S["SavedPage"];
export type Attachment = S["FileView"];
export type DocumentWithFiles = S["DocumentCard"];
export type Attachments = S["AttachmentsView"];
export type PresignUpload = S["PresignUpload"];
export type Presigned = S["Presigned"];
