// The steps after login, one function each. Kept apart from `index.ts`, which the first chunk carries.
import type { Client } from "openapi-fetch";
import { client, reply } from "./client";
import type {
  Attachments,
  Home,
  PresignUpload,
  Presigned,
  SaveSurvey,
  Survey,
  SurveySaved,
} from "./member-types";

export type * from "./member-types";

type Json<T> = { content: { "application/json": T } };
type Reading<Query, T> = { get: { parameters: { query: Query }; responses: { 200: Json<T> } } };
type Acting<Sent, T> = {
  post: { parameters: { query?: never }; requestBody: Json<Sent>; responses: { 200: Json<T> } };
};
type OfCampaign<More> = { campaign: string } & More;

interface MemberPaths {
  "/api/home": { get: { parameters: { query?: never }; responses: { 200: Json<Home> } } };
  "/api/survey": Reading<OfCampaign<unknown>, Survey>;
  "/api/save-survey": Acting<SaveSurvey, SurveySaved>;
  "/api/submit-survey": Acting<
    OfCampaign<{ version: number; declaration: true }>,
    { receipt: string; submitted_at: string }
  >;
  "/api/attachments": Reading<OfCampaign<unknown>, Attachments>;
  "/api/presign-upload": Acting<PresignUpload, Presigned>;
  "/api/finish-upload": Acting<OfCampaign<{ attachment: string }>, { attachment: string; state: "checked" }>;
  "/api/delete-attachment": Acting<OfCampaign<{ attachment: string }>, { documents_version: number }>;
}

const api = client as unknown as Client<MemberPaths>;

export const readHome = (): Promise<Home> => reply(api.GET("/api/home"));
export const readSurvey = (campaign: string): Promise<Survey> =>
  reply(api.GET("/api/survey", { params: { query: { campaign } } }));
export const saveSurvey = (body: SaveSurvey): Promise<SurveySaved> => reply(api.POST("/api/save-survey", { body }));
export const submitSurvey = (campaign: string, version: number) =>
  reply(api.POST("/api/submit-survey", { body: { campaign, version, declaration: true } }));
export const readAttachments = (campaign: string): Promise<Attachments> =>
  reply(api.GET("/api/attachments", { params: { query: { campaign } } }));
export const presignUpload = (body: PresignUpload): Promise<Presigned> =>
  reply(api.POST("/api/presign-upload", { body }));
export const finishUpload = (campaign: string, attachment: string) =>
  reply(api.POST("/api/finish-upload", { body: { campaign, attachment } }));
export const deleteAttachment = (campaign: string, attachment: string) =>
  reply(api.POST("/api/delete-attachment", { body: { campaign, attachment } }));
