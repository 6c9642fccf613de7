// The steps after login, one function each, and the names of their shapes (whole yen, days as YYYY-MM-DD). Kept apart
// from `public.ts`, which the first chunk carries.
import { client, reply } from "./client";
import type { components } from "./schema";

type S = components["schemas"];
export type TaskName = S["TaskName"];
export type TaskState = S["TaskState"];
export type Home = S["Home"];
export type SurveyOverview = S["HomeSurvey"];
export type MenuEntry = S["MenuEntry"];
export type SurveyField = S["Field"];
export type VisibleIf = S["VisibleIf"];
export type SurveyPage = S["Page"];
export type SurveyDependent = S["DependentView"];
export type RequiredDocument = S["RequiredDocument"];
export type Attachment = S["FileView"];
export type DocumentWithFiles = S["DocumentCard"];
export type Attachments = S["AttachmentsView"];
export type Presigned = S["Presigned"];

/** A checked answer: text, choice or day; ticked options; whole yen. */
export type Answer = string | string[] | number;
/** The schema leaves answers open, since the pages are data. */
export type Survey = Omit<S["SurveyView"], "answers"> & { answers: Record<string, Record<string, Answer>> };
type SaveSurvey = Omit<S["SaveSurvey"], "answers"> & { answers: Record<string, Answer | null> };

export const readHome = () => reply(client.GET("/api/home"));
export const readSurvey = async (campaign: string): Promise<Survey> =>
  (await reply(client.GET("/api/survey", { params: { query: { campaign } } }))) as Survey;
export const saveSurvey = (body: SaveSurvey) => reply(client.POST("/api/save-survey", { body }));
/** Both versions that the member saw. */
export const submitSurvey = ({ campaign, version, documents_version }: Survey) =>
  reply(client.POST("/api/submit-survey", { body: { campaign, version, documents_version, declaration: true } }));
export const readAttachments = (campaign: string) => reply(client.GET("/api/attachments", { params: { query: { campaign } } }));
export const presignUpload = (body: S["PresignUpload"]) => reply(client.POST("/api/presign-upload", { body }));
export const finishUpload = (campaign: string, attachment: string) =>
  reply(client.POST("/api/finish-upload", { body: { campaign, attachment } }));
export const viewAttachment = (campaign: string, attachment: string) =>
  reply(client.POST("/api/view-attachment", { body: { campaign, attachment } }));
export const deleteAttachment = (campaign: string, attachment: string) =>
  reply(client.POST("/api/delete-attachment", { body: { campaign, attachment } }));
