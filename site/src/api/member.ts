// The steps after login, one function each. Kept apart from `index.ts`, which the first chunk carries.
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

export const readHome = (): Promise<Home> => reply(client.GET("/api/home"));
export const readSurvey = async (campaign: string): Promise<Survey> =>
  (await reply(client.GET("/api/survey", { params: { query: { campaign } } }))) as Survey;
export const saveSurvey = (body: SaveSurvey): Promise<SurveySaved> => reply(client.POST("/api/save-survey", { body }));
export const submitSurvey = (campaign: string, version: number) =>
  reply(client.POST("/api/submit-survey", { body: { campaign, version, declaration: true } }));
export const readAttachments = (campaign: string): Promise<Attachments> =>
  reply(client.GET("/api/attachments", { params: { query: { campaign } } }));
export const presignUpload = (body: PresignUpload): Promise<Presigned> =>
  reply(client.POST("/api/presign-upload", { body }));
export const finishUpload = (campaign: string, attachment: string) =>
  reply(client.POST("/api/finish-upload", { body: { campaign, attachment } }));
export const deleteAttachment = (campaign: string, attachment: string) =>
  reply(client.POST("/api/delete-attachment", { body: { campaign, attachment } }));
